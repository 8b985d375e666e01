package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.money.CurrencyCode;
import com.mdmc.crm.domain.validation.InOrder;
import com.mdmc.crm.domain.validation.MinorUnits;
import com.mdmc.crm.domain.validation.MultiLine;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the artist wants to achieve, by when and for how much. */
@RecordBuilder
public record BusinessInfo(
        @Valid Budget budget,
        Set<Platform> platforms,
        @Size(max = 20) List<@NotBlank @Size(max = 200) PersonalText> goals,
        @Valid Timeline timeline,
        @Valid PreviousExperience previousExperience)
        implements BusinessInfoBuilder.With {

    public BusinessInfo {
        platforms = platforms == null || platforms.isEmpty()
                ? Set.of()
                : Collections.unmodifiableSet(EnumSet.copyOf(platforms));
        goals = goals == null ? List.of() : List.copyOf(goals);
    }

    /**
     * The stated budget.
     *
     * @param amount 100 to 1,000,000 in {@code currency}; {@code null} if none was stated
     * @param currency ISO 4217, EUR when not said
     */
    @MinorUnits
    @RecordBuilder
    public record Budget(
            @DecimalMin("100") @DecimalMax("1000000") BigDecimal amount,
            @CurrencyCode String currency,
            BudgetFrequency frequency,
            BudgetFlexibility flexibility)
            implements MinorUnits.Priced {

        public Budget {
            currency = currency == null ? "EUR" : currency;
        }
    }

    /** The wished campaign period. */
    @InOrder(first = "startDate", second = "endDate")
    public record Timeline(LocalDate startDate, LocalDate endDate, Priority urgency) {}

    /**
     * Advertising the artist has done before, in their own words.
     *
     * @param budget what it cost, in the currency of the stated budget
     */
    @RecordBuilder
    public record PreviousExperience(
            Boolean hasRunAds,
            @Size(max = 20) List<@NotBlank @Size(max = 50) PersonalText> platforms,
            @DecimalMin("0") @DecimalMax("1000000000") BigDecimal budget,
            @Size(max = 2000) @MultiLine PersonalText results) {

        public PreviousExperience {
            platforms = platforms == null ? List.of() : List.copyOf(platforms);
        }
    }
}
