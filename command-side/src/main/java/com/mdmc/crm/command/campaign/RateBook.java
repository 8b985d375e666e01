package com.mdmc.crm.command.campaign;

import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.money.ExchangeRateEvent.ExchangeRateCorrected;
import com.mdmc.crm.domain.money.ExchangeRateEvent.ExchangeRateRecorded;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.format.RecordedEvent;
import com.mdmc.crm.ledger.read.Ledger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Every rate ever recorded of one currency in another, by day and by the position it is known from. */
final class RateBook {
    private final String subject;
    private final NavigableMap<LocalDate, NavigableMap<Long, BigDecimal>> days = new TreeMap<>();
    private long position;

    RateBook(String subject) {
        this.subject = subject;
    }

    /** Takes in what was recorded up to a position. */
    void readOn(Ledger ledger, long to) {
        if (position < to) {
            for (Commit commit : ledger.commitsOfSubject(subject, position, to)) {
                commit.eventsOf(subject).forEach(event -> enter(event, commit.position()));
            }
            position = to;
        }
    }

    /** The rate of a day, or of the last one before it that has not been too long ago, as known at a position. */
    Optional<BigDecimal> rate(LocalDate day, long knownAt) {
        return days.subMap(day.minusDays(ExchangeRates.DAYS_CARRIED), true, day, true).descendingMap().values().stream()
                .map(versions -> versions.floorEntry(knownAt))
                .filter(known -> known != null)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private void enter(RecordedEvent recorded, long at) {
        if (recorded.payload() instanceof ExchangeRateRecorded event) {
            enter(event.day(), at, event.rate());
        } else if (recorded.payload() instanceof ExchangeRateCorrected event) {
            enter(event.day(), at, event.rate());
        }
    }

    private void enter(LocalDate day, long at, BigDecimal rate) {
        days.computeIfAbsent(day, unseen -> new TreeMap<>()).put(at, rate);
    }
}
