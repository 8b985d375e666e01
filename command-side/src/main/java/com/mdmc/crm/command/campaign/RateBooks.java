package com.mdmc.crm.command.campaign;

import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.money.ExchangeRateEvent;
import com.mdmc.crm.ledger.read.Ledger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Recorded exchange rates, read from the ledger itself: exact at a position, and forgotten without loss. */
@Component
class RateBooks {
    private final Ledger ledger;
    private final Map<String, RateBook> pairs = new ConcurrentHashMap<>();

    RateBooks(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What was known at a position. */
    ExchangeRates at(long position) {
        return (from, to, day) -> {
            RateBook book =
                    pairs.computeIfAbsent(ExchangeRateEvent.subject(from, to), subject -> new RateBook(subject));
            synchronized (book) {
                book.readOn(ledger, position);
                return book.rate(day, position);
            }
        };
    }
}
