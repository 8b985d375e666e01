package com.mdmc.crm.domain.campaign.kpi;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Running totals by currency. */
public record CurrencyTotals(@JsonValue SortedMap<String, KpiTotals> byCurrency) {
    /** Nothing reported yet. */
    public static final CurrencyTotals NONE = new CurrencyTotals(new TreeMap<>());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CurrencyTotals {
        byCurrency = Collections.unmodifiableSortedMap(new TreeMap<>(byCurrency));
    }

    /** With one more day. */
    public CurrencyTotals plus(KpiSums kpis) {
        SortedMap<String, KpiTotals> totals = new TreeMap<>(byCurrency);
        totals.put(kpis.currency(), of(kpis.currency()).plus(kpis));
        return new CurrencyTotals(totals);
    }

    /** With one day replaced; the new values may be in another currency. */
    public CurrencyTotals replace(KpiSums previous, KpiSums current) {
        SortedMap<String, KpiTotals> totals = new TreeMap<>(byCurrency);
        if (previous.currency().equals(current.currency())) {
            totals.put(current.currency(), of(current.currency()).replace(previous, current));
            return new CurrencyTotals(totals);
        }
        KpiTotals without = of(previous.currency()).minus(previous);
        if (without.equals(KpiTotals.NONE)) {
            totals.remove(previous.currency());
        } else {
            totals.put(previous.currency(), without);
        }
        return new CurrencyTotals(totals).plus(current);
    }

    /** The sums of all days. */
    public CurrencySums sums() {
        return CurrencySums.of(byCurrency.values().stream().map(KpiTotals::sums).toList());
    }

    private KpiTotals of(String currency) {
        return byCurrency.getOrDefault(currency, KpiTotals.NONE);
    }
}
