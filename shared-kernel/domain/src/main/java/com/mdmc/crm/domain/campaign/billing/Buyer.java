package com.mdmc.crm.domain.campaign.billing;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Unmasked;
import com.mdmc.crm.domain.validation.CountryCode;
import com.mdmc.crm.domain.validation.SingleLine;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;

/**
 * Who a campaign's invoices are made out to (BG-7 of EN 16931).
 *
 * @param name legal name (BT-44)
 * @param street BT-50
 * @param postalCode BT-53
 * @param city BT-52
 * @param country ISO 3166-1 alpha-2 (BT-55)
 * @param vatId intra-community VAT number (BT-48)
 * @param registration legal registration, such as a SIREN (BT-47)
 */
@RecordBuilder
public record Buyer(
        @Unmasked @NotNull(payload = Unwrapping.Skip.class) @NotBlank @SingleLine @Size(max = 200)
        PersonalText name,

        @SingleLine @Size(max = 200) PersonalText street,
        @SingleLine @Size(max = 20) PersonalText postalCode,
        @SingleLine @Size(max = 100) PersonalText city,
        @CountryCode PersonalText country,
        @Pattern(regexp = "[A-Z]{2}[A-Z0-9+*]{2,12}") PersonalText vatId,
        @SingleLine @Size(max = 50) PersonalText registration) {

    /** A buyer of whom nothing but the name is known. */
    public static Buyer named(PersonalText name) {
        return BuyerBuilder.builder().name(name).build();
    }
}
