package com.mdmc.crm.command.campaign.decision;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.CancelInvoice;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.InvoicePeriod;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.IssueInvoice;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ReviewInvoice;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignActivated;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignAdjustmentDue;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiceCancelled;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiced;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTimelineChanged;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.campaign.billing.CreditNote;
import com.mdmc.crm.domain.campaign.billing.Invoice;
import com.mdmc.crm.domain.campaign.billing.InvoiceBuilder;
import com.mdmc.crm.domain.campaign.billing.InvoiceLine;
import com.mdmc.crm.domain.money.Money;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Set<String> cancelled = new HashSet<>();
    private int issued;
    private boolean started;
    private LocalDate firstDay;

    /** An invoice as decisions need it; {@code own} is what its period comes to, adjustments found since included. */
    @RecordBuilder
    record Charged(LocalDate start, LocalDate end, BudgetTerms terms, Money own, long knownAt)
            implements CampaignBillingChargedBuilder.With {}

    @CommandHandler
    Invoice decide(IssueInvoice command, DocumentNumbers numbers) {
        InvoicePeriod period = command.period();
        requireStarted(period);
        requireUncharged(period, command.today());
        List<InvoiceLine> lines = new ArrayList<>(
                Invoice.lines(terms, command.kpis()).orElseThrow(() -> Rejection.state("billing-terms-missing")));
        due.forEach((invoiceId, delta) ->
                lines.add(new InvoiceLine(InvoiceLine.Kind.ADJUSTMENT, null, null, delta, invoiceId)));
        Money total = Invoice.total(lines, terms.currency());
        Money vat = Invoice.vat(total, command.vatRate());
        Invoice invoice = InvoiceBuilder.builder()
                .invoiceId(command.invoiceId())
                .number(Math.max(issued, charged.size()) + 1)
                .periodStart(period.periodStart())
                .periodEnd(period.periodEnd())
                .issuedOn(command.today())
                .knownAt(command.knownAt())
                .terms(terms)
                .lines(lines)
                .total(total)
                .documentNumber(numbers.next("F", command.today(), command.campaignId(), command.invoiceId()))
                .vatRate(command.vatRate())
                .vat(vat)
                .gross(total.plus(vat))
                .build();
        apply(new CampaignInvoiced(command.campaignId(), invoice));
        return invoice;
    }

    @CommandHandler
    CreditNote decide(CancelInvoice command, DocumentNumbers numbers) {
        Invoice invoice = command.invoice();
        if (invoice == null) {
            throw Rejection.notFound();
        }
        if (cancelled.contains(invoice.invoiceId())) {
            throw Rejection.state("invoice-cancelled");
        }
        if (!charged.containsKey(invoice.invoiceId())) {
            throw Rejection.notFound();
        }
        String number = numbers.next("A", command.today(), command.campaignId(), command.creditNoteId());
        CreditNote creditNote = CreditNote.of(invoice, command.creditNoteId(), number, command.today());
        apply(new CampaignInvoiceCancelled(command.campaignId(), creditNote, command.reason()));
        return creditNote;
    }

    @CommandHandler
    void decide(ReviewInvoice command) {
        if (cancelled.contains(command.invoiceId())) {
            return;
        }
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

    private void requireStarted(InvoicePeriod period) {
        if (!started) {
            throw Rejection.state("campaign-not-started");
        }
        if (firstDay != null && period.periodEnd().isBefore(firstDay)) {
            throw Rejection.state("campaign-not-started", Map.of("startDate", firstDay));
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
        issued = Math.max(issued, invoice.number());
    }

    // What the invoice made good of earlier ones is due again.
    @EventSourcingHandler
    void evolve(CampaignInvoiceCancelled event) {
        CreditNote creditNote = event.creditNote();
        charged.remove(creditNote.invoiceId());
        cancelled.add(creditNote.invoiceId());
        due.remove(creditNote.invoiceId());
        creditNote.lines().stream()
                .filter(line -> line.kind() == InvoiceLine.Kind.ADJUSTMENT && charged.containsKey(line.invoiceId()))
                .forEach(line -> due.merge(line.invoiceId(), line.amount().negated(), Money::plus));
        due.values().removeIf(Money::isZero);
    }

    @EventSourcingHandler
    void evolve(CampaignActivated event) {
        started = true;
    }

    @EventSourcingHandler
    void evolve(CampaignTimelineChanged event) {
        firstDay = event.timeline().startDate();
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
