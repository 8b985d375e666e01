package com.mdmc.crm.query.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.campaign.CampaignTimeline;
import com.mdmc.crm.domain.campaign.billing.BillingModel;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.campaign.billing.InvoicingFrequency;
import com.mdmc.crm.domain.campaign.billing.ResultMetric;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.domain.money.Pacing;
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
 * @param unconverted what was spent in other currencies and is missing in {@code spent}: no rate is on record
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
        List<Money> unconverted,
        boolean overspent,
        List<Correction> corrections,
        List<Alert> alerts,
        BigDecimal pacing) {

    public CampaignBudget {
        unconverted = unconverted == null ? List.of() : List.copyOf(unconverted);
        corrections = corrections == null ? List.of() : List.copyOf(corrections);
        alerts = alerts == null ? List.of() : List.copyOf(alerts);
    }

    /**
     * How often the campaign is invoiced, and what was invoiced so far.
     *
     * @param adjustmentsDue what later figures made of invoiced periods and no invoice has taken up yet
     */
    public record Invoicing(
            InvoicingFrequency frequency,
            LocalDate lastInvoice,
            LocalDate nextInvoice,
            BigDecimal totalInvoiced,
            BigDecimal adjustmentsDue) {

        static Invoicing of(BudgetTerms terms, CampaignTimeline timeline, List<InvoiceView> invoices) {
            BigDecimal none = Money.zero(terms.currency()).amount();
            InvoiceView last = invoices.isEmpty() ? null : invoices.get(invoices.size() - 1);
            LocalDate invoicedTo = invoices.stream()
                    .map(InvoiceView::periodEnd)
                    .max(LocalDate::compareTo)
                    .orElse(null);
            InvoicingFrequency frequency = terms.invoicingFrequency();
            return new Invoicing(
                    frequency,
                    last == null ? null : last.issuedOn(),
                    frequency == null ? null : frequency.next(timeline.startDate(), timeline.endDate(), invoicedTo),
                    invoices.stream().map(each -> each.total().amount()).reduce(none, BigDecimal::add),
                    invoices.stream()
                            .flatMap(each -> each.adjustments().stream())
                            .filter(each -> each.invoicedBy() == null)
                            .map(each -> each.delta().amount())
                            .reduce(none, BigDecimal::add));
        }
    }

    /** Spending beside what platforms report, and why. */
    public record Correction(String id, BigDecimal amount, String reason, Instant createdAt) {}

    /**
     * Spending reached a part of the allocation.
     *
     * @param threshold percent: 50, 80 or 100
     * @param current whether the allocation has not been raised since
     */
    public record Alert(int threshold, BigDecimal spent, BigDecimal allocated, Instant raisedAt, boolean current) {

        Alert overtaken() {
            return new Alert(threshold, spent, allocated, raisedAt, false);
        }
    }

    static CampaignBudget of(
            BudgetTerms terms,
            CampaignTotals figures,
            List<Correction> corrections,
            List<Alert> alerts,
            Invoicing invoicing) {
        Money none = Money.zero(terms.currency());
        BigDecimal corrected = corrections.stream().map(Correction::amount).reduce(none.amount(), BigDecimal::add);
        BigDecimal spent = corrected.add(figures.spend());
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
                figures.unconverted(),
                remaining != null && remaining.signum() < 0,
                corrections,
                alerts,
                null);
    }

    /** The same budget with other figures spent of it. */
    CampaignBudget with(CampaignTotals figures) {
        return of(terms(), figures, corrections, alerts, invoicing);
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
                unconverted,
                overspent,
                corrections,
                alerts,
                Pacing.of(spent, allocated, timeline.startDate(), timeline.endDate(), today));
    }
}
