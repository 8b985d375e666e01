package com.mdmc.crm.query.campaign;

import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.money.ExchangeRateEvent;
import com.mdmc.crm.projections.asof.PastStates;
import com.mdmc.crm.projections.store.Views;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The exchange rates on record, as known now or at any ledger position; each pair is read when it is first needed. */
@Component
public class RecordedRates {
    private final Views views;
    private final PastStates past;

    RecordedRates(Views views, PastStates past) {
        this.views = views;
        this.past = past;
    }

    /** What is known now. */
    public ExchangeRates now() {
        return reading(subject -> views.find(CampaignQueryConfiguration.RATES, subject));
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
