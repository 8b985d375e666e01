package com.mdmc.crm.query.campaign;

import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.projections.counter.Calendar;
import com.mdmc.crm.projections.counter.Contributions;
import com.mdmc.crm.projections.counter.Counters;
import com.mdmc.crm.projections.counter.Row;
import com.mdmc.crm.projections.counter.RowKey;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Figures of all campaigns added up by day, so that a dashboard reads as many rows as it has days. */
public final class PerformanceRows {
    /** By day and month, platform, currency and team, and for all teams together. */
    public static final Counters<KpiMonthView> BY_PLATFORM = new Counters<>(
            "performance_calendar",
            Contributions.ofParts(
                    KpiMonthView::days,
                    (view, day) -> calendar(
                            day,
                            List.of(team(day), Calendar.ALL),
                            "platform",
                            view.platform().wire())),
            List.of(Calendar.index("team")));

    /** By day and month, campaign, currency and team; a campaign is hardly ever of more than one. */
    public static final Counters<KpiMonthView> BY_CAMPAIGN = new Counters<>(
            "performance_campaign_calendar",
            Contributions.ofParts(
                    KpiMonthView::days,
                    (view, day) -> calendar(
                            day,
                            List.of(team(day)),
                            "campaign",
                            view.campaignId().value())),
            List.of(Calendar.index("team"), Calendar.index()));

    private PerformanceRows() {}

    /** What a row adds up to. */
    public static Kpis kpis(Row row) {
        return new Kpis(
                row.key().get("currency"),
                count(row, "impressions"),
                count(row, "views"),
                count(row, "clicks"),
                count(row, "likes"),
                count(row, "shares"),
                count(row, "comments"),
                count(row, "saves"),
                count(row, "follows"),
                row.measures().get("conversions"),
                row.measures().get("conversionValue"),
                count(row, "streamClicks"),
                count(row, "actualStreams"),
                row.measures().get("spend"));
    }

    private static Long count(Row row, String measure) {
        return row.measures().containsKey(measure) ? Long.valueOf(row.count(measure)) : null;
    }

    private static String team(KpiMonthView.Day day) {
        return day.team() == null ? "" : day.team();
    }

    private static Map<RowKey, Map<String, BigDecimal>> calendar(
            KpiMonthView.Day day, List<String> teams, String field, String value) {
        Map<String, BigDecimal> measures = measures(day.kpis());
        Map<RowKey, Map<String, BigDecimal>> rows = new HashMap<>();
        for (String team : teams) {
            RowKey rest = RowKey.of(field, value, "currency", day.currency(), "team", team);
            Calendar.keys(day.date(), rest).forEach(key -> rows.put(key, measures));
        }
        return rows;
    }

    private static Map<String, BigDecimal> measures(Kpis kpis) {
        Map<String, BigDecimal> measures = new HashMap<>();
        put(measures, "impressions", kpis.impressions());
        put(measures, "views", kpis.views());
        put(measures, "clicks", kpis.clicks());
        put(measures, "likes", kpis.likes());
        put(measures, "shares", kpis.shares());
        put(measures, "comments", kpis.comments());
        put(measures, "saves", kpis.saves());
        put(measures, "follows", kpis.follows());
        put(measures, "conversions", kpis.conversions());
        put(measures, "conversionValue", kpis.conversionValue());
        put(measures, "streamClicks", kpis.streamClicks());
        put(measures, "actualStreams", kpis.actualStreams());
        put(measures, "spend", kpis.spend());
        return measures;
    }

    private static void put(Map<String, BigDecimal> measures, String name, Number value) {
        if (value != null) {
            measures.put(name, value instanceof BigDecimal amount ? amount : BigDecimal.valueOf(value.longValue()));
        }
    }
}
