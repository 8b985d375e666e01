package com.mdmc.crm.query.campaign.kpi;

import static com.mdmc.crm.query.campaign.view.CampaignHistories.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.money.ExchangeRateEvent.ExchangeRateCorrected;
import com.mdmc.crm.domain.money.ExchangeRateEvent.ExchangeRateRecorded;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which recorded rate stands for a day; two are on record, one of them corrected. */
class ExchangeRateViewTest {
    private static final ExchangeRateView PAIR = ExchangeRateView.FOLD.over(stream(
            new ExchangeRateRecorded("USD", "EUR", LocalDate.of(2026, 2, 15), new BigDecimal("0.9"), "BCE"),
            new ExchangeRateRecorded("USD", "EUR", LocalDate.of(2026, 2, 1), new BigDecimal("0.8"), "BCE"),
            new ExchangeRateCorrected(
                    "USD", "EUR", LocalDate.of(2026, 2, 1), new BigDecimal("0.8"), new BigDecimal("0.7"), "BCE")));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-01-31, -",
                "2026-02-01, 0.7",
                "2026-02-14, 0.7",
                "2026-02-15, 0.9",
                "2026-03-18, 0.9",
                "2026-03-19, -"
            })
    void standsForTheDaysThatFollowItAMonthAtMost(LocalDate day, BigDecimal rate) {
        assertThat(PAIR.rate(day).orElse(null)).isEqualTo(rate);
    }
}
