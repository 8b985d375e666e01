package com.mdmc.crm.kernel.lead;

import com.mdmc.crm.kernel.value.Platform;
import com.mdmc.crm.kernel.value.Priority;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the artist wants to achieve, by when and for how much. */
public record BusinessInfo(
        Budget budget,
        Set<Platform> platforms,
        List<String> goals,
        Timeline timeline,
        PreviousExperience previousExperience) {

    public BusinessInfo {
        platforms = platforms == null || platforms.isEmpty()
                ? Set.of()
                : Collections.unmodifiableSet(EnumSet.copyOf(platforms));
        goals = goals == null ? List.of() : List.copyOf(goals);
    }

    /**
     * The stated budget.
     *
     * @param amount 100 to 1,000,000 in {@code currency}
     * @param currency ISO 4217, EUR when not said
     */
    public record Budget(
            BigDecimal amount, String currency, BudgetFrequency frequency, BudgetFlexibility flexibility) {}

    /** The wished campaign period. */
    public record Timeline(LocalDate startDate, LocalDate endDate, Priority urgency) {}

    /** Advertising the artist has done before, in their own words. */
    public record PreviousExperience(Boolean hasRunAds, List<String> platforms, BigDecimal budget, String results) {

        public PreviousExperience {
            platforms = platforms == null ? List.of() : List.copyOf(platforms);
        }
    }
}
