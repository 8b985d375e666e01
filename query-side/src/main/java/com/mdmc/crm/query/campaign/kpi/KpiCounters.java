package com.mdmc.crm.query.campaign.kpi;

import com.mdmc.crm.domain.campaign.kpi.KpiSums;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.projections.counter.Calendar;
import com.mdmc.crm.projections.counter.CounterContributions;
import com.mdmc.crm.projections.counter.CounterDefinition;
import com.mdmc.crm.projections.counter.CounterKey;
import com.mdmc.crm.projections.counter.CounterRow;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counters of KPIs by day, over all campaigns: a dashboard reads as many rows as it shows days. */
public final class KpiCounters {
    /** By day and month, platform, currency and team, and for all teams together. */
    public static final CounterDefinition<KpiMonthView> BY_PLATFORM = new CounterDefinition<>(
            "performance_calendar",
            CounterContributions.ofParts(
                    KpiMonthView::days,
                    (view, day) -> calendar(
                            day,
                            List.of(team(day), Calendar.ALL),
                            "platform",
                            view.platform().wire())),
            List.of(Calendar.index("team")));

    /** By day and month, campaign, currency and team; a a campaign seldom belongs to more than one. */
    public static final CounterDefinition<KpiMonthView> BY_CAMPAIGN = new CounterDefinition<>(
            "performance_campaign_calendar",
            CounterContributions.ofParts(
                    KpiMonthView::days,
                    (view, day) -> calendar(
                            day,
                            List.of(team(day)),
                            "campaign",
                            view.campaignId().value())),
            List.of(Calendar.index("team"), Calendar.index()));

    private KpiCounters() {}

    /** The sums of a row. */
    public static KpiSums sums(CounterRow row) {
        return new KpiSums(row.key().get("currency"), Kpis.of(row.measures()));
    }

    private static String team(KpiMonthView.Day day) {
        return day.team() == null ? "" : day.team();
    }

    private static Map<CounterKey, Map<String, BigDecimal>> calendar(
            KpiMonthView.Day day, List<String> teams, String field, String value) {
        Map<String, BigDecimal> measures = measures(day.kpis());
        Map<CounterKey, Map<String, BigDecimal>> rows = new HashMap<>();
        for (String team : teams) {
            CounterKey rest = CounterKey.of(field, value, "currency", day.currency(), "team", team);
            Calendar.keys(day.date(), rest).forEach(key -> rows.put(key, measures));
        }
        return rows;
    }

    private static Map<String, BigDecimal> measures(Kpis kpis) {
        Map<String, BigDecimal> measures = new HashMap<>();
        kpis.sums().forEach((metric, sum) -> measures.put(metric, new BigDecimal(sum.toString())));
        return measures;
    }
}
