package com.mdmc.crm.query.lead;

import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.lead.LeadScore;
import com.mdmc.crm.domain.lead.LeadStage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Where the lead stands on the way to a contract.
 *
 * @param score the one that counts: staff's if they gave one, else that of the rules
 * @param probability percent: the stated one, else the stage's default
 * @param probabilityStated whether the probability holds whatever the stage
 * @param scoreOverridden whether staff gave the score
 * @param ruleScore what the rules make of the lead, with the points it is made of
 * @param stageSince when the lead came into its stage
 */
public record Pipeline(
        LeadStage stage,
        Priority priority,
        int score,
        int probability,
        LocalDate expectedCloseDate,
        String lostReason,
        List<String> tags,
        boolean probabilityStated,
        boolean scoreOverridden,
        LeadScore ruleScore,
        Instant stageSince) {

    public Pipeline {
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    Pipeline withStage(LeadStage to, String reason, Instant since) {
        int chance = probabilityStated ? probability : to.defaultProbability();
        return new Pipeline(
                to,
                priority,
                score,
                chance,
                expectedCloseDate,
                reason,
                tags,
                probabilityStated,
                scoreOverridden,
                ruleScore,
                since);
    }

    Pipeline withPriority(Priority to) {
        return new Pipeline(
                stage,
                to,
                score,
                probability,
                expectedCloseDate,
                lostReason,
                tags,
                probabilityStated,
                scoreOverridden,
                ruleScore,
                stageSince);
    }

    Pipeline withTags(List<String> to) {
        return new Pipeline(
                stage,
                priority,
                score,
                probability,
                expectedCloseDate,
                lostReason,
                to,
                probabilityStated,
                scoreOverridden,
                ruleScore,
                stageSince);
    }

    Pipeline withProbability(Integer stated) {
        int chance = stated == null ? stage.defaultProbability() : stated;
        return new Pipeline(
                stage,
                priority,
                score,
                chance,
                expectedCloseDate,
                lostReason,
                tags,
                stated != null,
                scoreOverridden,
                ruleScore,
                stageSince);
    }

    Pipeline withExpectedCloseDate(LocalDate to) {
        return new Pipeline(
                stage,
                priority,
                score,
                probability,
                to,
                lostReason,
                tags,
                probabilityStated,
                scoreOverridden,
                ruleScore,
                stageSince);
    }

    Pipeline withRuleScore(LeadScore found) {
        int counting = scoreOverridden ? score : found.value();
        return new Pipeline(
                stage,
                priority,
                counting,
                probability,
                expectedCloseDate,
                lostReason,
                tags,
                probabilityStated,
                scoreOverridden,
                found,
                stageSince);
    }

    Pipeline withStatedScore(Integer stated) {
        int counting = stated == null ? ruleScore.value() : stated;
        return new Pipeline(
                stage,
                priority,
                counting,
                probability,
                expectedCloseDate,
                lostReason,
                tags,
                probabilityStated,
                stated != null,
                ruleScore,
                stageSince);
    }
}
