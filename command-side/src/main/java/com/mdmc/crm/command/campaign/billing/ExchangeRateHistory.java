package com.mdmc.crm.command.campaign.billing;

import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.money.ExchangeRateEvent.ExchangeRateCorrected;
import com.mdmc.crm.domain.money.ExchangeRateEvent.ExchangeRateRecorded;
import com.mdmc.crm.projections.fold.Fold;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The fold of every rate ever recorded of one currency in another, by day and by the position it is known from. */
record ExchangeRateHistory(NavigableMap<LocalDate, NavigableMap<Long, BigDecimal>> days) {
    static final Fold<ExchangeRateHistory> FOLD = Fold.of(ExchangeRateHistory.class)
            .on(
                    ExchangeRateRecorded.class,
                    (old, rate) -> with(
                            old,
                            rate.event().day(),
                            rate.position(),
                            rate.event().rate()))
            .on(
                    ExchangeRateCorrected.class,
                    (old, rate) -> with(
                            old,
                            rate.event().day(),
                            rate.position(),
                            rate.event().rate()))
            .build();

    /** The rate of a day, or of the last one before it that has not been too long ago, as known at a position. */
    Optional<BigDecimal> rate(LocalDate day, long knownAt) {
        return days.subMap(day.minusDays(ExchangeRates.DAYS_CARRIED), true, day, true).descendingMap().values().stream()
                .map(versions -> versions.floorEntry(knownAt))
                .filter(known -> known != null)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static ExchangeRateHistory with(ExchangeRateHistory before, LocalDate day, long position, BigDecimal rate) {
        NavigableMap<LocalDate, NavigableMap<Long, BigDecimal>> days =
                before == null ? new TreeMap<>() : new TreeMap<>(before.days());
        NavigableMap<Long, BigDecimal> versions = new TreeMap<>(days.getOrDefault(day, new TreeMap<>()));
        versions.put(position, rate);
        days.put(day, versions);
        return new ExchangeRateHistory(days);
    }
}
