package com.mdmc.crm.query.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.kernel.campaign.BillingModel;
import com.mdmc.crm.kernel.campaign.BudgetTerms;
import com.mdmc.crm.kernel.campaign.CampaignTimeline;
import com.mdmc.crm.kernel.campaign.InvoicingFrequency;
import com.mdmc.crm.kernel.campaign.ResultMetric;
import com.mdmc.crm.kernel.value.Money;
import com.mdmc.crm.kernel.value.Pacing;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What may be spent, what was, and what was billed. All amounts are in {@code currency}.
 *
 * @param spent what the platforms reported plus {@code corrected}
 * @param remaining allocated − spent, negative once overspent; {@code null} as long as nothing is allocated
 * @param corrected sum of all corrections
 * @param pacing share of the budget spent ÷ share of the time elapsed: 1 is on course; known only when it is read
 */
public record CampaignBudget(
        BigDecimal allocated,
        BigDecimal spent,
        BigDecimal remaining,
        String currency,
        BillingModel billingModel,
        BigDecimal commission,
        Invoicing invoicing,
        BigDecimal fixedAmount,
        BigDecimal percentageOfSpend,
        BigDecimal pricePerResult,
        ResultMetric resultMetric,
        BigDecimal corrected,
        boolean overspent,
        List<Correction> corrections,
        BigDecimal pacing) {

    public CampaignBudget {
        corrections = corrections == null ? List.of() : List.copyOf(corrections);
    }

    /** How often the campaign is invoiced, and what was invoiced so far. */
    public record Invoicing(
            InvoicingFrequency frequency, LocalDate lastInvoice, LocalDate nextInvoice, BigDecimal totalInvoiced) {}

    /** Spending beside what platforms report, and why. */
    public record Correction(String id, BigDecimal amount, String reason, Instant createdAt) {}

    static CampaignBudget of(
            BudgetTerms terms, BigDecimal reported, List<Correction> corrections, Invoicing invoicing) {
        Money none = Money.zero(terms.currency());
        BigDecimal corrected = corrections.stream().map(Correction::amount).reduce(none.amount(), BigDecimal::add);
        BigDecimal spent = none.amount().add(corrected).add(reported == null ? BigDecimal.ZERO : reported);
        BigDecimal remaining =
                terms.allocated() == null ? null : terms.allocated().subtract(spent);
        return new CampaignBudget(
                terms.allocated(),
                spent,
                remaining,
                terms.currency(),
                terms.billingModel(),
                terms.commission(),
                invoicing,
                terms.fixedAmount(),
                terms.percentageOfSpend(),
                terms.pricePerResult(),
                terms.resultMetric(),
                corrected,
                remaining != null && remaining.signum() < 0,
                corrections,
                null);
    }

    @JsonIgnore
    BudgetTerms terms() {
        return new BudgetTerms(
                allocated,
                currency,
                billingModel,
                commission,
                invoicing.frequency(),
                fixedAmount,
                percentageOfSpend,
                pricePerResult,
                resultMetric);
    }

    CampaignBudget paced(CampaignTimeline timeline, LocalDate today) {
        return new CampaignBudget(
                allocated,
                spent,
                remaining,
                currency,
                billingModel,
                commission,
                invoicing,
                fixedAmount,
                percentageOfSpend,
                pricePerResult,
                resultMetric,
                corrected,
                overspent,
                corrections,
                Pacing.of(spent, allocated, timeline.startDate(), timeline.endDate(), today));
    }
}
