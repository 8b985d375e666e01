package com.mdmc.crm.command.campaign.imports;

import com.mdmc.crm.command.campaign.decision.KpiTerms;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Plausibility checks of a campaign's days: what a person should look at before it is on record. */
final class Plausibility {
    private static final int NEIGHBOURS = 7;
    private static final int FEWEST = 3;
    private static final BigDecimal FACTOR = BigDecimal.TEN;

    private final KpiTerms terms;
    private final Platform platform;
    private final NavigableMap<LocalDate, BigDecimal> spend = new TreeMap<>();
    private final NavigableMap<LocalDate, BigDecimal> impressions = new TreeMap<>();

    Plausibility(KpiTerms terms, Platform platform) {
        this.terms = terms;
        this.platform = platform;
    }

    /** Notes a day as it would be, for comparison with its neighbours. */
    void add(LocalDate date, Kpis kpis) {
        if (isPositive(kpis.spend())) {
            spend.put(date, kpis.spend());
        }
        if (kpis.impressions() != null && kpis.impressions() > 0) {
            impressions.put(date, BigDecimal.valueOf(kpis.impressions()));
        }
    }

    /**
     * The codes of what does not look right about a day that is recorded as {@code before}.
     *
     * @param currency {@code null} for the ad account's
     */
    List<String> flags(LocalDate date, Kpis before, Kpis kpis, String currency) {
        List<String> flags = new ArrayList<>();
        if (isPositive(before.spend()) && kpis.spend() == null) {
            flags.add("spend-disappears");
        }
        if (isTenfold(spend, date) || isTenfold(impressions, date)) {
            flags.add("tenfold");
        }
        if (kpis.clicks() != null && kpis.impressions() != null && kpis.clicks() > kpis.impressions()) {
            flags.add("more-clicks-than-impressions");
        }
        if (isPositive(kpis.spend()) && kpis.impressions() != null && kpis.impressions() == 0) {
            flags.add("spend-without-impressions");
        }
        if (kpis.hasAmounts()
                && currency != null
                && !terms.account(platform).currency().equals(currency)) {
            flags.add("other-currency");
        }
        if (terms.isOutside(date)) {
            flags.add("outside-campaign");
        }
        return flags;
    }

    private static boolean isPositive(BigDecimal amount) {
        return amount != null && amount.signum() > 0;
    }

    private static boolean isTenfold(NavigableMap<LocalDate, BigDecimal> series, LocalDate date) {
        BigDecimal value = series.get(date);
        if (value == null) {
            return false;
        }
        List<BigDecimal> others =
                series.subMap(date.minusDays(NEIGHBOURS), true, date.plusDays(NEIGHBOURS), true).entrySet().stream()
                        .filter(each -> !each.getKey().equals(date))
                        .map(each -> each.getValue())
                        .sorted()
                        .toList();
        return others.size() >= FEWEST
                && value.compareTo(others.get(others.size() / 2).multiply(FACTOR)) >= 0;
    }
}
