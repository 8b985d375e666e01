package com.mdmc.crm.command.campaign.billing;

import static com.mdmc.crm.command.campaign.decision.CampaignSamples.byZoe;

import com.mdmc.crm.command.campaign.billing.ExchangeRateCommand.RecordExchangeRate;
import com.mdmc.crm.domain.money.ExchangeRateEvent.ExchangeRateCorrected;
import com.mdmc.crm.domain.money.ExchangeRateEvent.ExchangeRateRecorded;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** What is put on record of a pair of currencies, once, and how it is corrected. */
class CurrencyPairTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final AggregateTestFixture<CurrencyPair> fixture = new AggregateTestFixture<>(CurrencyPair.class);

    @Test
    void recordsARateOnceInItsShortestForm() {
        fixture.givenNoPriorActivity().when(rate("0.9200", "BCE"), byZoe()).expectEvents(recorded("0.92"));
        fixture.given(recorded("0.92")).when(rate("0.920", "BCE"), byZoe()).expectNoEvents();
    }

    @Test
    void saysWhatACorrectionCorrects() {
        fixture.given(recorded("0.92"))
                .when(rate("0.93", "BCE"), byZoe())
                .expectEvents(new ExchangeRateCorrected(
                        "USD", "EUR", DAY, new BigDecimal("0.92"), new BigDecimal("0.93"), "BCE"));
        fixture.given(recorded("0.92"))
                .when(rate("0.92", "Banque de France"), byZoe())
                .expectEvents(new ExchangeRateCorrected(
                        "USD", "EUR", DAY, new BigDecimal("0.92"), new BigDecimal("0.92"), "Banque de France"));
    }

    @Test
    void hasNoRateOfTomorrow() {
        fixture.givenNoPriorActivity()
                .when(new RecordExchangeRate("USD", "EUR", DAY.plusDays(1), BigDecimal.ONE, "BCE", DAY), byZoe())
                .expectExceptionMessage("validation");
    }

    @Test
    void hasNoRateIntoItself() {
        fixture.givenNoPriorActivity()
                .when(new RecordExchangeRate("EUR", "EUR", DAY, BigDecimal.ONE, "BCE", DAY), byZoe())
                .expectExceptionMessage("validation");
    }

    private static RecordExchangeRate rate(String rate, String source) {
        return new RecordExchangeRate("USD", "EUR", DAY, new BigDecimal(rate), source, DAY);
    }

    private static ExchangeRateRecorded recorded(String rate) {
        return new ExchangeRateRecorded("USD", "EUR", DAY, new BigDecimal(rate), "BCE");
    }
}
