package com.mdmc.crm.domain.campaign.billing;

import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.math.BigDecimal;
import java.util.function.Function;

/** What a campaign billed by performance charges for. */
public enum ResultMetric implements WireEnum {
    CONVERSIONS(Kpis::conversions),
    CLICKS(Kpis::clicks),
    VIEWS(Kpis::views),
    STREAMS(Kpis::actualStreams),
    FOLLOWS(Kpis::follows);

    private final Function<Kpis, Number> counter;

    ResultMetric(Function<Kpis, Number> counter) {
        this.counter = counter;
    }

    /** The number of results; zero if the platform did not report the metric. */
    public BigDecimal in(Kpis kpis) {
        Number results = counter.apply(kpis);
        return results == null ? BigDecimal.ZERO : new BigDecimal(results.toString());
    }
}
