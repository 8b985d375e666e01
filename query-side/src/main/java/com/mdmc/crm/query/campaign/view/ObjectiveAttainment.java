package com.mdmc.crm.query.campaign.view;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.campaign.CampaignObjectives;
import com.mdmc.crm.domain.campaign.CampaignObjectives.KpiTargets;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.money.Ratio;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Objectives of a campaign and their attainment.
 *
 * @param attainment achieved ÷ target for each target: 1 is reached, higher is better; {@code null} without a target
 */
@NullMarked
@RecordBuilder
public record ObjectiveAttainment(
        @Nullable PersonalText primary,
        List<PersonalText> secondary,
        KpiTargets kpiTargets,
        Achieved achieved,
        Attainment attainment)
        implements ObjectiveAttainmentBuilder.With {

    public ObjectiveAttainment {
        secondary = secondary == null ? List.of() : List.copyOf(secondary);
    }

    /**
     * The results that targets exist for.
     *
     * @param engagement likes, shares, comments and saves together
     * @param roas {@code null} without spend
     * @param cpa {@code null} without conversions
     */
    public record Achieved(
            long streams,
            long followers,
            long engagement,
            @Nullable BigDecimal roas,
            @Nullable BigDecimal cpa) {

        static Achieved of(Kpis sums) {
            return new Achieved(
                    zeroIfAbsent(sums.actualStreams()),
                    zeroIfAbsent(sums.follows()),
                    zeroIfAbsent(sums.engagement()),
                    sums.roas(),
                    sums.cpa());
        }

        private static long zeroIfAbsent(Long count) {
            return count == null ? 0 : count;
        }
    }

    /** Achieved ÷ target; for a cost, which should stay under its target, target ÷ achieved. */
    public record Attainment(
            @Nullable BigDecimal streams,
            @Nullable BigDecimal followers,
            @Nullable BigDecimal engagement,
            @Nullable BigDecimal roas,
            @Nullable BigDecimal cpa) {

        static Attainment of(KpiTargets targets, Achieved achieved) {
            return new Attainment(
                    Ratio.of(achieved.streams(), targets.streams()),
                    Ratio.of(achieved.followers(), targets.followers()),
                    Ratio.of(achieved.engagement(), targets.engagement()),
                    Ratio.of(achieved.roas(), targets.roas()),
                    Ratio.of(targets.cpa(), achieved.cpa()));
        }
    }

    static ObjectiveAttainment of(CampaignObjectives objectives) {
        return ObjectiveAttainmentBuilder.builder()
                .primary(objectives.primary())
                .secondary(objectives.secondary())
                .kpiTargets(objectives.kpiTargets() == null ? KpiTargets.NONE : objectives.kpiTargets())
                .build();
    }

    ObjectiveAttainment with(Kpis sums) {
        Achieved sofar = Achieved.of(sums);
        return with(next -> next.achieved(sofar).attainment(Attainment.of(kpiTargets, sofar)));
    }
}
