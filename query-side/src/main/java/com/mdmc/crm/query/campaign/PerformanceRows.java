package com.mdmc.crm.query.campaign;

import static com.mongodb.client.model.Indexes.ascending;

import com.mdmc.crm.kernel.value.Kpis;
import com.mdmc.crm.query.view.Counters;
import com.mdmc.crm.query.view.Row;
import com.mdmc.crm.query.view.RowKey;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Figures of all campaigns added up by day, so that a dashboard reads as many rows as it has days. */
public final class PerformanceRows {
    /** By day, platform, currency and team. */
    public static final Counters<KpiMonthView> BY_PLATFORM = new Counters<>(
            "performance_days",
            month -> contributions(
                    month,
                    (view, day) -> RowKey.of(
                            "date", day.date().toString(),
                            "platform", view.platform().wire(),
                            "currency", day.currency(),
                            "team", day.team())),
            List.of(ascending("key.date")));

    /** By day, campaign, currency and team. */
    public static final Counters<KpiMonthView> BY_CAMPAIGN = new Counters<>(
            "performance_campaign_days",
            month -> contributions(
                    month,
                    (view, day) -> RowKey.of(
                            "date", day.date().toString(),
                            "campaign", view.campaignId().value(),
                            "currency", day.currency(),
                            "team", day.team())),
            List.of(ascending("key.date")));

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

    private static Map<RowKey, Map<String, BigDecimal>> contributions(
            KpiMonthView month, BiFunction<KpiMonthView, KpiMonthView.Day, RowKey> key) {
        Map<RowKey, Map<String, BigDecimal>> rows = new HashMap<>();
        month.days().forEach(day -> rows.put(key.apply(month, day), measures(day.kpis())));
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
            measures.put(name, new BigDecimal(value.toString()));
        }
    }
}
