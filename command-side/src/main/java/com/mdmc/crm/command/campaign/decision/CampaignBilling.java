package com.mdmc.crm.command.campaign.decision;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.InvoicePeriod;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.IssueInvoice;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ReviewInvoice;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignAdjustmentDue;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiced;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.campaign.billing.Invoice;
import com.mdmc.crm.domain.campaign.billing.InvoiceBuilder;
import com.mdmc.crm.domain.campaign.billing.InvoiceLine;
import com.mdmc.crm.domain.money.Money;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Invoices of a campaign, and their adjustments when KPIs change afterwards. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
class CampaignBilling {
    private BudgetTerms terms;
    private final Map<String, Charged> charged = new LinkedHashMap<>();
    private final Map<String, Money> due = new LinkedHashMap<>();

    /** An invoice as decisions need it; {@code own} is what its period comes to, adjustments found since included. */
    @RecordBuilder
    record Charged(LocalDate start, LocalDate end, BudgetTerms terms, Money own, long knownAt)
            implements CampaignBillingChargedBuilder.With {}

    @CommandHandler
    Invoice decide(IssueInvoice command) {
        InvoicePeriod period = command.period();
        requireUncharged(period, command.today());
        List<InvoiceLine> lines = new ArrayList<>(
                Invoice.lines(terms, command.kpis()).orElseThrow(() -> Rejection.state("billing-terms-missing")));
        due.forEach((invoiceId, delta) ->
                lines.add(new InvoiceLine(InvoiceLine.Kind.ADJUSTMENT, null, null, delta, invoiceId)));
        Invoice invoice = InvoiceBuilder.builder()
                .invoiceId(command.invoiceId())
                .number(charged.size() + 1)
                .periodStart(period.periodStart())
                .periodEnd(period.periodEnd())
                .issuedOn(command.today())
                .knownAt(command.knownAt())
                .terms(terms)
                .lines(lines)
                .total(Invoice.total(lines, terms.currency()))
                .build();
        apply(new CampaignInvoiced(command.campaignId(), invoice));
        return invoice;
    }

    @CommandHandler
    void decide(ReviewInvoice command) {
        Charged before = charged.get(command.invoiceId());
        if (before == null) {
            throw Rejection.notFound();
        }
        if (command.knownAt() <= before.knownAt()) {
            return;
        }
        List<InvoiceLine> lines = Invoice.lines(before.terms(), command.kpis()).orElseThrow();
        Money total = Invoice.total(lines, before.terms().currency());
        Money delta = total.minus(before.own());
        if (!delta.isZero()) {
            apply(new CampaignAdjustmentDue(
                    command.campaignId(), command.invoiceId(), delta, total, command.knownAt()));
        }
    }

    private void requireUncharged(InvoicePeriod period, LocalDate today) {
        if (period.periodStart().isAfter(today)) {
            throw Rejection.invalid("periodStart", "future-day");
        }
        charged.forEach((invoiceId, other) -> {
            if (!period.periodStart().isAfter(other.end())
                    && !period.periodEnd().isBefore(other.start())) {
                throw Rejection.state(
                        "period-invoiced",
                        Map.of("invoiceId", invoiceId, "periodStart", other.start(), "periodEnd", other.end()));
            }
        });
    }

    @EventSourcingHandler
    void evolve(CampaignDrafted event) {
        terms = event.budget();
    }

    @EventSourcingHandler
    void evolve(CampaignBudgetChanged event) {
        terms = event.budget();
    }

    // What was due before stands on this invoice, so nothing is due any more.
    @EventSourcingHandler
    void evolve(CampaignInvoiced event) {
        Invoice invoice = event.invoice();
        Money adjustments = Invoice.adjustments(invoice.lines(), invoice.total().currency());
        charged.put(
                invoice.invoiceId(),
                new Charged(
                        invoice.periodStart(),
                        invoice.periodEnd(),
                        invoice.terms(),
                        invoice.total().minus(adjustments),
                        invoice.knownAt()));
        due.clear();
    }

    @EventSourcingHandler
    void evolve(CampaignAdjustmentDue event) {
        charged.computeIfPresent(
                event.invoiceId(),
                (id, invoice) -> invoice.with(next -> next.own(event.total()).knownAt(event.knownAt())));
        due.merge(event.invoiceId(), event.delta(), Money::plus);
        due.values().removeIf(Money::isZero);
    }
}
