package com.mdmc.crm.domain.money;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.DomainEvent;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What was put on record about the worth of one currency in another. */
public sealed interface ExchangeRateEvent extends DomainEvent {

    /** The currency that is converted, by its ISO 4217 code. */
    String from();

    /** The currency it is converted into. */
    String to();

    @Override
    @JsonIgnore
    default String subject() {
        return subject(from(), to());
    }

    /** The name of everything recorded about one currency in another; the other direction is a subject of its own. */
    static String subject(String from, String to) {
        return "exchange-rate:" + from + "-" + to;
    }

    /**
     * The rate of a day was recorded for the first time.
     *
     * @param rate how much of {@code to} one unit of {@code from} is worth
     * @param source whose rate it is, such as a central bank or an invoice of an ad platform
     */
    record ExchangeRateRecorded(String from, String to, LocalDate day, BigDecimal rate, String source)
            implements ExchangeRateEvent {}

    /** The rate of a day had been recorded wrongly; what was converted before it was known is left as it is. */
    record ExchangeRateCorrected(
            String from, String to, LocalDate day, BigDecimal previous, BigDecimal rate, String source)
            implements ExchangeRateEvent {}
}
