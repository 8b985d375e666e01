package com.mdmc.crm.command.campaign;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.CampaignCommand.ActivateCampaign;
import com.mdmc.crm.command.campaign.CampaignCommand.AddCampaignNote;
import com.mdmc.crm.command.campaign.CampaignCommand.CancelCampaign;
import com.mdmc.crm.command.campaign.CampaignCommand.CompleteCampaign;
import com.mdmc.crm.command.campaign.CampaignCommand.CorrectSpend;
import com.mdmc.crm.command.campaign.CampaignCommand.DraftCampaign;
import com.mdmc.crm.command.campaign.CampaignCommand.InvoicePeriod;
import com.mdmc.crm.command.campaign.CampaignCommand.IssueInvoice;
import com.mdmc.crm.command.campaign.CampaignCommand.PauseCampaign;
import com.mdmc.crm.command.campaign.CampaignCommand.ReopenCampaign;
import com.mdmc.crm.command.campaign.CampaignForms.Correction;
import com.mdmc.crm.command.campaign.CampaignForms.Reason;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.campaign.CampaignNoteType;
import com.mdmc.crm.domain.campaign.CampaignObjectives;
import com.mdmc.crm.domain.campaign.CampaignTimeline;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.campaign.ClientInfo;
import com.mdmc.crm.domain.campaign.billing.Invoice;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.platform.security.CurrentRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders about a campaign's life, notes and spending. */
@RestController
@RequestMapping("/api/campaigns")
class CampaignCommandApi {
    private final Commands commands;
    private final CampaignTeams teams;
    private final CampaignLeads leads;
    private final CampaignBooks books;
    private final Clock clock;

    CampaignCommandApi(Commands commands, CampaignTeams teams, CampaignLeads leads, CampaignBooks books, Clock clock) {
        this.commands = commands;
        this.teams = teams;
        this.leads = leads;
        this.books = books;
        this.clock = clock;
    }

    record Draft(
            String name,
            String description,
            CampaignType type,
            LeadId leadId,
            @Valid ClientInfo clientInfo,
            CampaignForms.Team team,
            CampaignForms.Budget budget,
            CampaignTimeline timeline,
            @Valid CampaignObjectives objectives,
            List<@Valid PlatformSetup> platforms) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<?> draft(@RequestBody Draft body) {
        if (body.leadId() != null) {
            leads.require(body.leadId(), CurrentRequest.get().actor());
        }
        CampaignId id = new CampaignId("campaign-" + UUID.randomUUID());
        return CommandAnswers.created(
                commands.send(new DraftCampaign(
                        id,
                        body.name(),
                        body.description(),
                        body.type(),
                        body.leadId(),
                        body.clientInfo(),
                        teams.of(body.team(), CurrentRequest.get().actor(), "team."),
                        body.budget() == null ? null : body.budget().terms(),
                        body.timeline(),
                        body.objectives(),
                        body.platforms())),
                "/api/campaigns/" + id);
    }

    @PostMapping("/{id}/activation")
    ResponseEntity<?> activate(
            @PathVariable CampaignId id, @RequestBody(required = false) Reason body, IfMatch ifMatch) {
        return CommandAnswers.done(commands.send(new ActivateCampaign(id, Reason.of(body)), ifMatch.version()));
    }

    @PostMapping("/{id}/pause")
    ResponseEntity<?> pause(@PathVariable CampaignId id, @RequestBody(required = false) Reason body, IfMatch ifMatch) {
        return CommandAnswers.done(commands.send(new PauseCampaign(id, Reason.of(body)), ifMatch.version()));
    }

    @PostMapping("/{id}/completion")
    ResponseEntity<?> complete(
            @PathVariable CampaignId id, @RequestBody(required = false) Reason body, IfMatch ifMatch) {
        return CommandAnswers.done(commands.send(new CompleteCampaign(id, Reason.of(body)), ifMatch.version()));
    }

    @PostMapping("/{id}/cancellation")
    ResponseEntity<?> cancel(@PathVariable CampaignId id, @RequestBody(required = false) Reason body, IfMatch ifMatch) {
        return CommandAnswers.done(commands.send(new CancelCampaign(id, Reason.of(body)), ifMatch.version()));
    }

    @PostMapping("/{id}/reopening")
    ResponseEntity<?> reopen(@PathVariable CampaignId id, @RequestBody(required = false) Reason body, IfMatch ifMatch) {
        return CommandAnswers.done(commands.send(new ReopenCampaign(id, Reason.of(body)), ifMatch.version()));
    }

    record Note(PersonalText content, CampaignNoteType type, Boolean isInternal) {}

    @PostMapping("/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<?> addNote(@PathVariable CampaignId id, @RequestBody Note body, IfMatch ifMatch) {
        String noteId = UUID.randomUUID().toString();
        return CommandAnswers.created(
                commands.send(
                        new AddCampaignNote(
                                id, noteId, body.content(), body.type(), Boolean.TRUE.equals(body.isInternal())),
                        ifMatch.version()),
                "/api/campaigns/" + id,
                Map.of("noteId", noteId));
    }

    @PostMapping("/{id}/budget-corrections")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<?> correctSpend(@PathVariable CampaignId id, @RequestBody Correction body, IfMatch ifMatch) {
        String correctionId = UUID.randomUUID().toString();
        return CommandAnswers.created(
                commands.send(new CorrectSpend(id, correctionId, body.amount(), body.reason()), ifMatch.version()),
                "/api/campaigns/" + id,
                Map.of("correctionId", correctionId));
    }

    @PostMapping("/{id}/invoices")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<?> invoice(@PathVariable CampaignId id, @Valid @RequestBody InvoicePeriod body, IfMatch ifMatch) {
        String invoiceId = UUID.randomUUID().toString();
        LocalDate today = LocalDate.ofInstant(clock.instant(), PlatformSetup.defaultZone());
        IssueInvoice order = books.now(
                id,
                known -> new IssueInvoice(
                        id, invoiceId, body, today, known.of(body.periodStart(), body.periodEnd()), known.position()));
        Accepted issued = commands.send(order, ifMatch.version());
        return CommandAnswers.created(
                issued,
                "/api/campaigns/" + id,
                Map.of("invoiceId", invoiceId, "invoice", issued.outcome(Invoice.class)));
    }
}
