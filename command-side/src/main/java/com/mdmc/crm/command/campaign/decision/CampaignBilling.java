package com.mdmc.crm.command.campaign.decision;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.CancelInvoice;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeBuyer;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.CreditInvoice;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.InvoicePeriod;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.IssueInvoice;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ReviewInvoice;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignActivated;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignAdjustmentDue;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBuyerChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignClientInfoChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDetailsChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiceCancelled;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiceCredited;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignInvoiced;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignTimelineChanged;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.campaign.billing.Buyer;
import com.mdmc.crm.domain.campaign.billing.CreditNote;
import com.mdmc.crm.domain.campaign.billing.Invoice;
import com.mdmc.crm.domain.campaign.billing.InvoiceBuilder;
import com.mdmc.crm.domain.campaign.billing.InvoiceLine;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.platform.privacy.Privacy;
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
    private PersonalText name;
    private PersonalText artist;
    private Buyer buyer;
    private final Map<String, Charged> charged = new LinkedHashMap<>();
    private final InvoiceDifferences differences = new InvoiceDifferences();
    private final Set<String> cancelled = new HashSet<>();
    private int issued;
    private boolean started;
    private LocalDate firstDay;

    /** An invoice as decisions need it; {@code own} is what its period comes to, adjustments found since included. */
    @RecordBuilder
    record Charged(LocalDate start, LocalDate end, BudgetTerms terms, Money own, long knownAt)
            implements CampaignBillingChargedBuilder.With {}

    @CommandHandler
    void decide(ChangeBuyer command, Privacy privacy) {
        if (!privacy.sameContent(command.buyer(), buyer)) {
            apply(new CampaignBuyerChanged(command.campaignId(), privacy.keepTokens(buyer, command.buyer())));
        }
    }

    @CommandHandler
    Invoice decide(IssueInvoice command, DocumentNumbers numbers) {
        InvoicePeriod period = command.period();
        requireStarted(period);
        requireUncharged(period, command.today());
        List<InvoiceLine> lines = new ArrayList<>(
                Invoice.lines(terms, command.kpis()).orElseThrow(() -> Rejection.state("billing-terms-missing")));
        lines.addAll(differences.lines());
        if (lines.isEmpty()) {
            throw Rejection.state("nothing-to-bill");
        }
        Money total = Invoice.total(lines, terms.currency());
        BillingSettings settings = command.settings();
        Money vat = Invoice.vat(total, settings.vatRate());
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
                .vatRate(settings.vatRate())
                .vat(vat)
                .gross(total.plus(vat))
                .dueOn(command.today().plusDays(settings.paymentDays()))
                .seller(settings.seller())
                .buyer(buyer == null ? Buyer.named(artist == null ? name : artist) : buyer)
                .project(name)
                .build();
        apply(new CampaignInvoiced(command.campaignId(), invoice));
        return invoice;
    }

    @CommandHandler
    CreditNote decide(CancelInvoice command, DocumentNumbers numbers) {
        Invoice invoice = command.invoice();
        Charged before = standing(invoice);
        String number = numbers.next("A", command.today(), command.campaignId(), command.creditNoteId());
        CreditNote creditNote = CreditNote.of(
                invoice,
                differences.credits(invoice),
                command.creditNoteId(),
                number,
                command.today(),
                command.seller());
        apply(new CampaignInvoiceCancelled(command.campaignId(), creditNote, command.reason()));
        Money elsewhere = differences.settled(invoice);
        if (!elsewhere.isZero()) {
            Money nothing = Money.zero(elsewhere.currency());
            apply(new CampaignAdjustmentDue(
                    command.campaignId(), invoice.invoiceId(), elsewhere.negated(), nothing, before.knownAt()));
        }
        return creditNote;
    }

    @CommandHandler
    CreditNote decide(CreditInvoice command, DocumentNumbers numbers) {
        Invoice invoice = command.invoice();
        standing(invoice);
        Money delta = differences.due(invoice);
        if (delta.amount().signum() >= 0) {
            throw Rejection.state("nothing-to-credit");
        }
        String number = numbers.next("A", command.today(), command.campaignId(), command.creditNoteId());
        CreditNote creditNote = CreditNote.ofDifference(
                invoice, delta, command.creditNoteId(), number, command.today(), command.seller());
        apply(new CampaignInvoiceCredited(command.campaignId(), creditNote));
        return creditNote;
    }

    private Charged standing(Invoice invoice) {
        if (invoice != null && cancelled.contains(invoice.invoiceId())) {
            throw Rejection.state("invoice-cancelled");
        }
        Charged known = invoice == null ? null : charged.get(invoice.invoiceId());
        if (known == null) {
            throw Rejection.notFound();
        }
        return known;
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
        name = event.name();
        artist = event.clientInfo().artistName();
    }

    @EventSourcingHandler
    void evolve(CampaignDetailsChanged event) {
        name = event.name();
    }

    @EventSourcingHandler
    void evolve(CampaignClientInfoChanged event) {
        artist = event.clientInfo().artistName();
    }

    @EventSourcingHandler
    void evolve(CampaignBuyerChanged event) {
        buyer = event.buyer();
    }

    @EventSourcingHandler
    void evolve(CampaignBudgetChanged event) {
        terms = event.budget();
    }

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
        differences.charged(invoice);
        issued = Math.max(issued, invoice.number());
    }

    @EventSourcingHandler
    void evolve(CampaignInvoiceCancelled event) {
        charged.remove(event.creditNote().invoiceId());
        cancelled.add(event.creditNote().invoiceId());
        differences.takenBack(event.creditNote());
    }

    @EventSourcingHandler
    void evolve(CampaignInvoiceCredited event) {
        differences.givenBack(event.creditNote());
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
        differences.found(event.invoiceId(), event.delta());
    }
}
