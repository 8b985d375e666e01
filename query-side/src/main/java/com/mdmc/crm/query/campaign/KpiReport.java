package com.mdmc.crm.query.campaign;

import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.campaign.kpi.CurrencySums;
import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The figures of a campaign over a period, as a report shows them.
 *
 * @param items {@link DailyKpis} by day, else {@link KpiRow}
 * @param totals everything in the period added up
 */
public record KpiReport(String campaignId, By by, List<?> items, KpiRow totals) {

    /** What a row of the report stands for. */
    public enum By implements WireEnum {
        DAY,
        PLATFORM,
        MONTH
    }

    static KpiReport of(String campaignId, By by, List<PlatformDay> days, String currency, ExchangeRates rates) {
        List<?> items = switch (by) {
            case DAY -> CampaignFigures.rows(days, currency, rates);
            case PLATFORM ->
                rows(days, PlatformDay::platform, (platform, group) -> row(platform, null, group, currency, rates));
            case MONTH ->
                rows(
                        days,
                        day -> YearMonth.from(day.date()),
                        (month, group) -> row(null, month, group, currency, rates));
        };
        return new KpiReport(campaignId, by, items, row(null, null, days, currency, rates));
    }

    private static KpiRow row(
            Platform platform, YearMonth month, Collection<PlatformDay> days, String currency, ExchangeRates rates) {
        CurrencySums sums = CurrencySums.of(
                days.stream().map(day -> day.in(currency, rates)).toList());
        return KpiRow.of(platform, month, days, sums.together());
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
