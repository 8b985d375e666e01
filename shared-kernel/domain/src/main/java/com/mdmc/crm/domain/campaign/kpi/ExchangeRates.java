package com.mdmc.crm.domain.campaign.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** What an amount is worth in another currency, as far as it was recorded; nothing is ever guessed. */
@FunctionalInterface
public interface ExchangeRates {
    /** How long a recorded rate stands for the days that follow it: over weekends, holidays, and months at most. */
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

    /** Figures in another currency; nothing without a rate. Figures without amounts need none. */
    default Optional<Kpis> convert(Kpis figures, String to, LocalDate day) {
        return figures.currency() == null
                        || !figures.hasAmounts()
                        || figures.currency().equals(to)
                ? Optional.of(figures)
                : rate(figures.currency(), to, day).map(rate -> figures.converted(to, rate));
    }

    /** These rates first, and others where these know none. */
    default ExchangeRates or(ExchangeRates others) {
        return (from, to, day) -> rate(from, to, day).or(() -> others.rate(from, to, day));
    }
}
