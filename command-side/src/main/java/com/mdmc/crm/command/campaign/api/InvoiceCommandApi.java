package com.mdmc.crm.command.campaign.api;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.billing.CampaignSpend;
import com.mdmc.crm.command.campaign.billing.CampaignSpends;
import com.mdmc.crm.command.campaign.decision.BillingSettings;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.CancelInvoice;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.CreditInvoice;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.InvoicePeriod;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.IssueInvoice;
import com.mdmc.crm.command.http.CommandAnswer;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.campaign.billing.CreditNote;
import com.mdmc.crm.domain.campaign.billing.Invoice;
import com.mdmc.crm.domain.campaign.billing.InvoiceBuilder;
import com.mdmc.crm.domain.campaign.kpi.BilledKpis;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.validation.MultiLine;
import com.mdmc.crm.platform.security.RequestContext;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Issues invoices and takes them back. */
@RestController
@RequestMapping("/api/campaigns/{id}/invoices")
class InvoiceCommandApi {
    private final Commands commands;
    private final CampaignSpends spends;
    private final Clock clock;
    private final BillingSettings settings;

    InvoiceCommandApi(Commands commands, CampaignSpends spends, Clock clock, BillingSettings settings) {
        this.commands = commands;
        this.spends = spends;
        this.clock = clock;
        this.settings = settings;
    }

    /** Why an invoice is taken back. */
    record Cancellation(
            @Schema(requiredMode = REQUIRED) @MultiLine PersonalText reason) {}

    @NullMarked
    record Issued(String invoiceId, Invoice invoice) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CommandAnswer<Issued>> issue(
            @PathVariable CampaignId id,
            @Valid @RequestBody InvoicePeriod body,
            IfMatch ifMatch,
            RequestContext context) {
        String invoiceId = UUID.randomUUID().toString();
        CampaignSpend known = spends.now(id);
        List<BilledKpis> billed = known.of(body.periodStart(), body.periodEnd());
        Accepted issued = commands.send(
                new IssueInvoice(id, invoiceId, body, today(), billed, known.position(), settings),
                ifMatch.version(),
                context);
        Invoice invoice = issued.outcome(Invoice.class);
        return CommandAnswers.created(
                issued,
                "/api/campaigns/" + id + "/invoices/" + invoice.number(),
                new Issued(invoiceId, withoutTexts(invoice)));
    }

    // Who reads the document is told its texts, as far as they may read them; here they are encrypted.
    private static Invoice withoutTexts(Invoice invoice) {
        return InvoiceBuilder.builder(invoice).buyer(null).project(null).build();
    }

    @NullMarked
    record Credited(CreditNote creditNote) {}

    @PostMapping("/{number}/credit-notes")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CommandAnswer<Credited>> credit(
            @PathVariable CampaignId id, @PathVariable String number, IfMatch ifMatch, RequestContext context) {
        context.actor().require(Permission.CAMPAIGNS_UPDATE);
        String creditNoteId = UUID.randomUUID().toString();
        return creditNote(
                id,
                commands.send(
                        new CreditInvoice(id, invoice(id, number), creditNoteId, today(), settings.seller()),
                        ifMatch.version(),
                        context));
    }

    @PostMapping("/{number}/cancellation")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CommandAnswer<Credited>> cancel(
            @PathVariable CampaignId id,
            @PathVariable String number,
            @RequestBody Cancellation body,
            IfMatch ifMatch,
            RequestContext context) {
        context.actor().require(Permission.CAMPAIGNS_UPDATE);
        String creditNoteId = UUID.randomUUID().toString();
        return creditNote(
                id,
                commands.send(
                        new CancelInvoice(
                                id, invoice(id, number), creditNoteId, today(), settings.seller(), body.reason()),
                        ifMatch.version(),
                        context));
    }

    // Whether there is one is told to those alone who may act here, which the campaign decides.
    private Invoice invoice(CampaignId campaign, String number) {
        return spends.now(campaign).invoice(number).orElse(null);
    }

    private static ResponseEntity<CommandAnswer<Credited>> creditNote(CampaignId campaign, Accepted issued) {
        CreditNote creditNote = issued.outcome(CreditNote.class);
        return CommandAnswers.created(
                issued,
                "/api/campaigns/" + campaign + "/invoices/" + creditNote.documentNumber(),
                new Credited(creditNote));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PlatformSetup.defaultZone());
    }
}
