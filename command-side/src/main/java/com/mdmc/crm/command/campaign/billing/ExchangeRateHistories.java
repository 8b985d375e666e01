package com.mdmc.crm.command.campaign.billing;

import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.money.ExchangeRateEvent;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.projections.asof.LiveAggregation;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Recorded exchange rates, folded from the ledger when they are asked for. */
@Component
class ExchangeRateHistories {
    private final LiveAggregation<ExchangeRateHistory> pairs;

    ExchangeRateHistories(Ledger ledger) {
        this.pairs = new LiveAggregation<>(ledger, ExchangeRateHistory.FOLD, 1_000);
    }

    /** What was known at a position. */
    ExchangeRates at(long position) {
        return (from, to, day) -> Optional.ofNullable(
                        pairs.at(ExchangeRateEvent.subject(from, to), position).state())
                .flatMap(pair -> pair.rate(day, position));
    }
}
