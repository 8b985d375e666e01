package com.mdmc.crm.query.campaign.kpi;

import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.money.ExchangeRateEvent;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.store.Views;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The exchange rates on record, as known now or at any ledger position; each pair is read when it is first needed. */
@Component
public class StoredExchangeRates {
    private final Views views;
    private final StatesAsOf past;

    StoredExchangeRates(Views views, StatesAsOf past) {
        this.views = views;
        this.past = past;
    }

    /** What is known now. */
    public ExchangeRates now() {
        return reading(subject -> views.find(ExchangeRateView.VIEW, subject));
    }

    /** What was known at a position. */
    public ExchangeRates at(long position) {
        return reading(subject -> Optional.ofNullable(ExchangeRateView.FOLD.over(past.streamOf(subject, position))));
    }

    private static ExchangeRates reading(Function<String, Optional<ExchangeRateView>> source) {
        Map<String, Optional<ExchangeRateView>> read = new HashMap<>();
        return (from, to, day) -> read.computeIfAbsent(ExchangeRateEvent.subject(from, to), source)
                .flatMap(pair -> pair.rate(day));
    }
}
