package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.validation.CountryCode;
import com.mdmc.crm.domain.validation.EmailAddress;
import com.mdmc.crm.domain.validation.PhoneNumber;
import com.mdmc.crm.domain.validation.SingleLine;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;

/**
 * Who the artist is as a person.
 *
 * @param email required; unique among open leads
 * @param phone E.164
 */
@RecordBuilder
public record PersonalInfo(
        @NotNull(payload = Unwrapping.Skip.class) @SingleLine @Size(min = 2, max = 50)
        PersonalText firstName,

        @NotNull(payload = Unwrapping.Skip.class) @SingleLine @Size(min = 1, max = 100)
        PersonalText lastName,

        @NotNull(payload = Unwrapping.Skip.class) @EmailAddress
        PersonalText email,

        @PhoneNumber PersonalText phone,
        @Valid Address address)
        implements PersonalInfoBuilder.With {

    /**
     * Where the artist lives; every line is personal.
     *
     * @param country ISO 3166-1 alpha-2
     */
    @RecordBuilder
    public record Address(
            @SingleLine @Size(max = 200) PersonalText street,
            @SingleLine @Size(max = 100) PersonalText city,
            @SingleLine @Size(max = 20) PersonalText postalCode,
            @CountryCode PersonalText country) {}
}
