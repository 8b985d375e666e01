package com.mdmc.crm.domain.campaign.platform;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.validation.InOrder;
import com.mdmc.crm.domain.validation.PlainDocument;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is shown the advertising on one platform. */
@RecordBuilder
public record Targeting(
        @Valid Demographics demographics,
        @Size(max = 200) List<@NotBlank @Size(max = 200) PersonalText> interests,
        @Size(max = 200) List<@NotBlank @Size(max = 200) PersonalText> behaviors,
        @Valid Lookalike lookalike,
        @Valid Custom custom,
        @Valid Geographic geographic) {

    public Targeting {
        interests = copy(interests);
        behaviors = copy(behaviors);
    }

    /** Ages in years, both included. */
    @InOrder(first = "ageMin", second = "ageMax")
    public record Demographics(
            @Min(0) @Max(120) Integer ageMin,
            @Min(0) @Max(120) Integer ageMax,
            Set<Gender> genders,
            @Size(max = 100) List<@NotBlank @Size(max = 35) PersonalText> languages) {

        public Demographics {
            genders = genders == null || genders.isEmpty()
                    ? Set.of()
                    : Collections.unmodifiableSet(EnumSet.copyOf(genders));
            languages = copy(languages);
        }
    }

    /** People who resemble a known audience; {@code percentage} of the population of a country (0–100). */
    public record Lookalike(
            Boolean enabled,
            @Size(max = 200) PersonalText source,
            @Positive @DecimalMax("100") BigDecimal percentage) {

        public Lookalike {
            enabled = Boolean.TRUE.equals(enabled);
        }
    }

    /** An audience defined on the platform; its definition is the platform's own and kept as it is. */
    public record Custom(
            Boolean enabled,
            @Size(max = 100) PersonalText type,
            @PlainDocument Map<String, Object> definition) {

        public Custom {
            enabled = Boolean.TRUE.equals(enabled);
            definition = definition == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(definition));
        }
    }

    /** Places; {@code radius} in kilometres around each city. */
    public record Geographic(
            @Size(max = 250) List<@NotBlank @Size(max = 100) PersonalText> countries,
            @Size(max = 500) List<@NotBlank @Size(max = 200) PersonalText> regions,
            @Size(max = 500) List<@NotBlank @Size(max = 200) PersonalText> cities,
            @Positive BigDecimal radius) {

        public Geographic {
            countries = copy(countries);
            regions = copy(regions);
            cities = copy(cities);
        }
    }

    private static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
