package com.mdmc.crm.domain.campaign.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Recorded exchange rates; a rate that was not recorded is never guessed. */
@FunctionalInterface
public interface ExchangeRates {
    /** For how many following days a recorded rate is valid, if none is recorded for them: over weekends and holidays. */
    int DAYS_CARRIED = 31;

    /** Nothing was recorded. */
    ExchangeRates NONE = (from, to, day) -> Optional.empty();

    /**
     * How much of {@code to} one unit of {@code from} is worth.
     *
     * @return the rate recorded for the day, or else the last one of the {@link #DAYS_CARRIED} days before it; only in
     *     the direction it was recorded in
     */
    Optional<BigDecimal> rate(String from, String to, LocalDate day);

    /** KPIs with their amounts in another currency; empty without a rate. KPIs without amounts need none. */
    default Optional<KpiSums> convert(KpiSums sums, String to, LocalDate day) {
        return sums.currency() == null
                        || !sums.kpis().hasAmounts()
                        || sums.currency().equals(to)
                ? Optional.of(sums)
                : rate(sums.currency(), to, day).map(rate -> sums.converted(to, rate));
    }

    /** KPIs with their amounts in another currency; as they are without a rate. */
    default KpiSums convertIfKnown(KpiSums sums, String to, LocalDate day) {
        return convert(sums, to, day).orElse(sums);
    }

    /** These rates first, and others where these know none. */
    default ExchangeRates or(ExchangeRates others) {
        return (from, to, day) -> rate(from, to, day).or(() -> others.rate(from, to, day));
    }
}
