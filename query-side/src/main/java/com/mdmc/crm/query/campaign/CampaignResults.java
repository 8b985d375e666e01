package com.mdmc.crm.query.campaign;

import com.mdmc.crm.domain.campaign.CampaignObjectives;
import com.mdmc.crm.domain.campaign.CampaignObjectives.KpiTargets;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.money.Ratio;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a campaign is to achieve and how far it got.
 *
 * @param attainment achieved ÷ target for each target: 1 is reached, more is better; {@code null} without a target
 */
public record CampaignResults(
        String primary, List<String> secondary, KpiTargets kpiTargets, Achieved achieved, Attainment attainment) {

    public CampaignResults {
        secondary = secondary == null ? List.of() : List.copyOf(secondary);
    }

    /**
     * The figures that targets exist for.
     *
     * @param engagement likes, shares, comments and saves together
     * @param roas {@code null} as long as nothing was spent
     * @param cpa {@code null} as long as nothing was converted
     */
    public record Achieved(long streams, long followers, long engagement, BigDecimal roas, BigDecimal cpa) {

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

    /** Shares of the targets, 1 being reached; a cost is to stay under its target, so there it is target ÷ achieved. */
    public record Attainment(
            BigDecimal streams, BigDecimal followers, BigDecimal engagement, BigDecimal roas, BigDecimal cpa) {

        static Attainment of(KpiTargets targets, Achieved achieved) {
            return new Attainment(
                    Ratio.of(achieved.streams(), targets.streams()),
                    Ratio.of(achieved.followers(), targets.followers()),
                    Ratio.of(achieved.engagement(), targets.engagement()),
                    Ratio.of(achieved.roas(), targets.roas()),
                    Ratio.of(targets.cpa(), achieved.cpa()));
        }
    }

    static CampaignResults of(CampaignObjectives objectives, Kpis sums) {
        KpiTargets targets = objectives.kpiTargets() == null ? KpiTargets.NONE : objectives.kpiTargets();
        Achieved achieved = Achieved.of(sums);
        return new CampaignResults(
                objectives.primary(), objectives.secondary(), targets, achieved, Attainment.of(targets, achieved));
    }

    CampaignObjectives objectives() {
        return new CampaignObjectives(primary, secondary, kpiTargets);
    }
}
