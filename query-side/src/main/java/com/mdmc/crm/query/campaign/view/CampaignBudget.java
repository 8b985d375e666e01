package com.mdmc.crm.query.campaign.view;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Unmasked;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetAlertRaised;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignSpendCorrected;
import com.mdmc.crm.domain.campaign.CampaignTimeline;
import com.mdmc.crm.domain.campaign.billing.BillingModel;
import com.mdmc.crm.domain.campaign.billing.BudgetAlerts;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.campaign.billing.Buyer;
import com.mdmc.crm.domain.campaign.billing.CreditNote;
import com.mdmc.crm.domain.campaign.billing.Invoice;
import com.mdmc.crm.domain.campaign.billing.InvoiceLine;
import com.mdmc.crm.domain.campaign.billing.InvoicingFrequency;
import com.mdmc.crm.domain.campaign.billing.ResultMetric;
import com.mdmc.crm.domain.campaign.billing.Seller;
import com.mdmc.crm.domain.campaign.kpi.CampaignTotals;
import com.mdmc.crm.domain.money.BudgetPacing;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Lists;
import io.soabase.recordbuilder.core.RecordBuilder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Budget of a campaign: allocation, spend, billing terms and invoicing. All amounts are in {@code currency}.
 *
 * @param spent spend reported by the platforms plus {@code corrected}
 * @param remaining allocated − spent, negative once overspent; {@code null} without an allocation
 * @param corrected sum of all corrections
 * @param unconverted spend in other currencies that is missing in {@code spent}, because no rate is recorded
 * @param pacing share of the budget spent ÷ share of the time elapsed: 1 is on schedule; computed only when it is read
 */
@NullMarked
@RecordBuilder
public record CampaignBudget(
        @Nullable BigDecimal allocated,
        BigDecimal spent,
        @Nullable BigDecimal remaining,
        @Nullable String currency,
        @Nullable BillingModel billingModel,
        @Nullable BigDecimal commission,
        Invoicing invoicing,
        @Nullable BigDecimal fixedAmount,
        @Nullable BigDecimal percentageOfSpend,
        @Nullable BigDecimal pricePerResult,
        @Nullable ResultMetric resultMetric,
        BigDecimal corrected,
        List<Money> unconverted,
        boolean overspent,
        List<Correction> corrections,
        List<Alert> alerts,
        @Nullable BigDecimal pacing)
        implements CampaignBudgetBuilder.With {

    public CampaignBudget {
        unconverted = unconverted == null ? List.of() : List.copyOf(unconverted);
        corrections = corrections == null ? List.of() : List.copyOf(corrections);
        alerts = alerts == null ? List.of() : List.copyOf(alerts);
    }

    /**
     * Invoicing schedule, and the totals of the invoices issued.
     *
     * @param totalInvoiced what the invoices that stand were issued over, less what was credited of it
     * @param adjustmentsDue sum of the adjustments that no invoice has charged and no credit note given back yet
     */
    public record Invoicing(
            @Nullable InvoicingFrequency frequency,
            @Nullable LocalDate lastInvoice,
            @Nullable LocalDate nextInvoice,
            BigDecimal totalInvoiced,
            BigDecimal adjustmentsDue) {

        static Invoicing of(
                InvoicingFrequency frequency, String currency, CampaignTimeline timeline, List<InvoiceView> issued) {
            List<InvoiceView> invoices =
                    issued.stream().filter(InvoiceView::stands).toList();
            BigDecimal none = Money.zero(currency).amount();
            InvoiceView last = invoices.isEmpty() ? null : invoices.get(invoices.size() - 1);
            LocalDate invoicedTo = invoices.stream()
                    .map(InvoiceView::periodEnd)
                    .max(LocalDate::compareTo)
                    .orElse(null);
            return new Invoicing(
                    frequency,
                    last == null ? null : last.issuedOn(),
                    frequency == null ? null : frequency.next(timeline.startDate(), timeline.endDate(), invoicedTo),
                    invoices.stream().map(each -> each.charged().amount()).reduce(none, BigDecimal::add),
                    issued.stream()
                            .flatMap(each -> each.adjustments().stream())
                            .filter(InvoiceView.Adjustment::isDue)
                            .map(each -> each.delta().amount())
                            .reduce(none, BigDecimal::add));
        }
    }

    /** A correction of the spend that platforms report. */
    public record Correction(String id, BigDecimal amount, PersonalText reason, Instant createdAt) {}

    /**
     * Budget alert: spend reached a share of the allocation.
     *
     * @param threshold percent: 50, 80 or 100
     * @param current {@code false} once the allocation was raised
     */
    @RecordBuilder
    public record Alert(int threshold, BigDecimal spent, BigDecimal allocated, Instant raisedAt, boolean current)
            implements CampaignBudgetAlertBuilder.With {}

    /**
     * An issued invoice with the adjustments of its period.
     *
     * @param knownAt ledger position of its KPIs: reading them {@code atPosition} of it shows what was charged for
     * @param documentNumber legal number; {@code null} on invoices of earlier versions, as is {@code vatRate}
     * @param dueOn {@code null} on invoices of earlier versions, as are {@code seller}, {@code buyer} and {@code project}
     * @param creditNote that took it back; {@code null} while it stands
     * @param adjustments differences found since; each goes onto the invoice that follows it, or onto a credit note
     * @param credits credit notes over differences
     */
    @RecordBuilder
    @Schema(name = "InvoiceView")
    public record InvoiceView(
            String id,
            int number,
            LocalDate periodStart,
            LocalDate periodEnd,
            LocalDate issuedOn,
            long knownAt,
            BudgetTerms terms,
            List<InvoiceLine> lines,
            Money total,
            @Nullable String documentNumber,
            @Nullable BigDecimal vatRate,
            @Nullable Money vat,
            @Nullable Money gross,
            @Nullable LocalDate dueOn,
            @Nullable Seller seller,
            @Nullable Buyer buyer,
            @Unmasked @Nullable PersonalText project,
            @Nullable CreditNote creditNote,
            List<Adjustment> adjustments,
            List<CreditNote> credits)
            implements CampaignBudgetInvoiceViewBuilder.With {

        public InvoiceView {
            lines = lines == null ? List.of() : List.copyOf(lines);
            adjustments = adjustments == null ? List.of() : List.copyOf(adjustments);
            credits = credits == null ? List.of() : List.copyOf(credits);
        }

        /**
         * An adjustment: a difference found after the invoice was issued.
         *
         * @param invoicedBy the invoice that charges it
         * @param creditedBy the credit note that gives it back; it is due while both are {@code null}
         */
        @RecordBuilder
        public record Adjustment(
                Money delta,
                Money total,
                long knownAt,
                Instant raisedAt,
                @Nullable String invoicedBy,
                @Nullable String creditedBy)
                implements CampaignBudgetInvoiceViewAdjustmentBuilder.With {

            boolean isDue() {
                return invoicedBy == null && creditedBy == null;
            }
        }

        static InvoiceView of(Invoice invoice) {
            return CampaignBudgetInvoiceViewBuilder.builder()
                    .id(invoice.invoiceId())
                    .number(invoice.number())
                    .periodStart(invoice.periodStart())
                    .periodEnd(invoice.periodEnd())
                    .issuedOn(invoice.issuedOn())
                    .knownAt(invoice.knownAt())
                    .terms(invoice.terms())
                    .lines(invoice.lines())
                    .total(invoice.total())
                    .documentNumber(invoice.documentNumber())
                    .vatRate(invoice.vatRate())
                    .vat(invoice.vat())
                    .gross(invoice.gross())
                    .dueOn(invoice.dueOn())
                    .seller(invoice.seller())
                    .buyer(invoice.buyer())
                    .project(invoice.project())
                    .build();
        }

        boolean stands() {
            return creditNote == null;
        }

        Money charged() {
            return credits.stream().map(CreditNote::total).reduce(total, Money::plus);
        }

        /** The invoice after one was taken back: what that had charged of it is due again. */
        InvoiceView released(CreditNote taken) {
            InvoiceView open = withAdjustments(Lists.changed(
                    adjustments,
                    each -> taken.invoiceId().equals(each.invoicedBy()),
                    each -> each.withInvoicedBy(null)));
            return id.equals(taken.invoiceId()) ? open.takenBack(taken) : open;
        }

        // Nothing is due any more of an invoice that should come to nothing.
        private InvoiceView takenBack(CreditNote taken) {
            List<Adjustment> done =
                    adjustments.stream().filter(each -> !each.isDue()).toList();
            return withCreditNote(taken).withAdjustments(done);
        }

        /** The invoice after another one charged its due adjustments. */
        InvoiceView settledBy(String invoiceId) {
            return withAdjustments(
                    Lists.changed(adjustments, Adjustment::isDue, each -> each.withInvoicedBy(invoiceId)));
        }

        /** The invoice after its due adjustments were given back. */
        InvoiceView credited(CreditNote given) {
            return withCredits(Lists.plus(credits, given))
                    .withAdjustments(Lists.changed(
                            adjustments, Adjustment::isDue, each -> each.withCreditedBy(given.creditNoteId())));
        }
    }

    /** The budget under new terms; a higher allocation ends the current alerts. */
    CampaignBudget with(BudgetTerms terms) {
        boolean raised = BudgetAlerts.rearmed(BudgetTerms.open().withAllocated(allocated), terms);
        return with(next -> next.allocated(terms.allocated())
                .currency(terms.currency())
                .billingModel(terms.billingModel())
                .commission(terms.commission())
                .invoicing(new Invoicing(terms.invoicingFrequency(), null, null, null, null))
                .fixedAmount(terms.fixedAmount())
                .percentageOfSpend(terms.percentageOfSpend())
                .pricePerResult(terms.pricePerResult())
                .resultMetric(terms.resultMetric())
                .alerts(
                        raised
                                ? alerts.stream()
                                        .map(each -> each.withCurrent(false))
                                        .toList()
                                : alerts));
    }

    CampaignBudget withCorrection(EventEnvelope<CampaignSpendCorrected> e) {
        Correction correction = new Correction(
                e.event().correctionId(), e.event().amount().amount(), e.event().reason(), e.time());
        return withCorrections(Lists.plus(corrections, correction));
    }

    CampaignBudget withAlert(EventEnvelope<CampaignBudgetAlertRaised> e) {
        Alert alert = new Alert(
                e.event().threshold(),
                e.event().spent().amount(),
                e.event().allocated().amount(),
                e.time(),
                true);
        return withAlerts(Lists.plus(alerts, alert));
    }

    /** The budget with its spend computed from these sums. */
    CampaignBudget with(CampaignTotals sums) {
        BigDecimal none = Money.zero(currency).amount();
        BigDecimal added = corrections.stream().map(Correction::amount).reduce(none, BigDecimal::add);
        BigDecimal total = added.add(sums.spend());
        BigDecimal left = allocated == null ? null : allocated.subtract(total);
        return with(next -> next.spent(total)
                .remaining(left)
                .corrected(added)
                .unconverted(sums.unconverted())
                .overspent(left != null && left.signum() < 0));
    }

    CampaignBudget with(CampaignTimeline timeline, List<InvoiceView> invoices) {
        return withInvoicing(Invoicing.of(invoicing.frequency(), currency, timeline, invoices));
    }

    CampaignBudget paced(CampaignTimeline timeline, LocalDate today) {
        return withPacing(BudgetPacing.of(spent, allocated, timeline.startDate(), timeline.endDate(), today));
    }
}
