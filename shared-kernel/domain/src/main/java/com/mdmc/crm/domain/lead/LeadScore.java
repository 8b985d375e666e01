package com.mdmc.crm.domain.lead;

import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * How promising a lead is by the rules: the sum of the points, cut off at 0 and 100. It is stored with the points it
 * is made of, so that a later rule set changes no score that was given.
 *
 * @param ruleSet version of the rules that gave it
 */
public record LeadScore(int ruleSet, int value, @NotNull List<Points> breakdown) {

    public LeadScore {
        breakdown = List.copyOf(breakdown);
    }

    /** What one rule gave or took. */
    public record Points(@NotNull String rule, int points) {}
}
