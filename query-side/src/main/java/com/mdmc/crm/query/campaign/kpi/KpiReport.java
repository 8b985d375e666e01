package com.mdmc.crm.query.campaign.kpi;

import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/**
 * KPI report of a campaign, or of one of its creatives, over a period.
 *
 * @param items {@link DailyKpis} by day, else {@link KpiRow}
 * @param totals the sum of the period
 */
@NullMarked
public record KpiReport(String campaignId, By by, List<?> items, KpiRow totals) {

    /** What the rows of the report are grouped by. */
    public enum By implements WireEnum {
        DAY,
        PLATFORM,
        MONTH
    }

    public static KpiReport of(String campaignId, By by, List<PlatformDay> days, String currency, ExchangeRates rates) {
        List<?> items = switch (by) {
            case DAY -> CampaignKpiReader.rows(days, currency, rates);
            case PLATFORM ->
                rows(
                        days,
                        PlatformDay::platform,
                        (platform, group) -> KpiRow.of(platform, null, group, currency, rates));
            case MONTH ->
                rows(
                        days,
                        day -> YearMonth.from(day.date()),
                        (month, group) -> KpiRow.of(null, month, group, currency, rates));
        };
        return new KpiReport(campaignId, by, items, KpiRow.of(null, null, days, currency, rates));
    }

    private static <K> List<KpiRow> rows(
            List<PlatformDay> days, Function<PlatformDay, K> key, BiFunction<K, List<PlatformDay>, KpiRow> row) {
        TreeMap<K, List<PlatformDay>> groups =
                days.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> row.apply(group.getKey(), group.getValue()))
                .toList();
    }
}
