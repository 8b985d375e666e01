package com.mdmc.crm.command.campaign.billing;

import static com.mdmc.crm.command.campaign.decision.CampaignSamples.CAMPAIGN;
import static com.mdmc.crm.command.campaign.decision.CampaignSamples.TERMS;
import static com.mdmc.crm.command.campaign.decision.CampaignSamples.drafted;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetAlertRaised;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignSpendCorrected;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.campaign.billing.BudgetTermsBuilder;
import com.mdmc.crm.domain.money.ExchangeRateEvent.ExchangeRateCorrected;
import com.mdmc.crm.domain.money.ExchangeRateEvent.ExchangeRateRecorded;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Fold;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The folds that alerts and invoices rest on. */
class SpendHistoryTest {
    private static final Instant LATE_IN_PARIS = Instant.parse("2026-03-31T22:30:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    @Test
    void correctionsAddUpOnTheDayTheyWereMadeInTheAgencysZone() {
        SpendHistory history = over(SpendHistory.FOLD, drafted(), corrected("c-1", "12.50"), corrected("c-2", "-2.50"));
        assertThat(history.corrections()).containsExactly(Map.entry(DAY, new BigDecimal("10.00")));
        assertThat(history.terms()).isEqualTo(TERMS);
    }

    @Test
    void aRaisedBudgetForgetsWhichAlertsWereRaised() {
        CampaignBudgetAlertRaised alert =
                new CampaignBudgetAlertRaised(CAMPAIGN, 50, Money.of("500.00", "EUR"), Money.of("1000.00", "EUR"));
        assertThat(over(SpendHistory.FOLD, drafted(), alert).raised()).containsExactly(50);
        assertThat(over(SpendHistory.FOLD, drafted(), alert, new CampaignBudgetChanged(CAMPAIGN, allocated("2000.00")))
                        .raised())
                .isEmpty();
        assertThat(over(SpendHistory.FOLD, drafted(), alert, new CampaignBudgetChanged(CAMPAIGN, TERMS))
                        .raised())
                .containsExactly(50);
    }

    @Test
    void aCorrectedRateIsKnownFromItsPositionOn() {
        ExchangeRateHistory pair = over(
                ExchangeRateHistory.FOLD,
                new ExchangeRateRecorded("USD", "EUR", DAY, new BigDecimal("0.90"), "BCE"),
                new ExchangeRateCorrected("USD", "EUR", DAY, new BigDecimal("0.90"), new BigDecimal("0.92"), "BCE"));
        assertThat(pair.rate(DAY, 1)).contains(new BigDecimal("0.90"));
        assertThat(pair.rate(DAY.plusDays(3), 2)).contains(new BigDecimal("0.92"));
        assertThat(pair.rate(DAY.minusDays(1), 2)).isEmpty();
        assertThat(pair.rate(DAY.plusDays(32), 2)).isEmpty();
    }

    private static BudgetTerms allocated(String amount) {
        return BudgetTermsBuilder.builder()
                .allocated(new BigDecimal(amount))
                .currency(TERMS.currency())
                .billingModel(TERMS.billingModel())
                .commission(TERMS.commission())
                .invoicingFrequency(TERMS.invoicingFrequency())
                .build();
    }

    private static CampaignSpendCorrected corrected(String id, String amount) {
        return new CampaignSpendCorrected(CAMPAIGN, id, Money.of(amount, "EUR"), PersonalText.constant("avoir"));
    }

    private static <V> V over(Fold<V> fold, DomainEvent... history) {
        V state = null;
        long position = 0;
        for (DomainEvent event : history) {
            position++;
            state = fold.apply(
                    state,
                    new EventEnvelope<>(
                            event, position, 0, event.subject(), position, LATE_IN_PARIS, EventMetadata.of(Map.of())));
        }
        return state;
    }
}
