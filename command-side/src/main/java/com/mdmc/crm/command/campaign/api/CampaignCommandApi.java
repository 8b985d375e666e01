package com.mdmc.crm.command.campaign.api;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.api.CampaignForms.Correction;
import com.mdmc.crm.command.campaign.api.CampaignForms.Reason;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ActivateCampaign;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.AddCampaignNote;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.CancelCampaign;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.CompleteCampaign;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.CorrectSpend;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.DraftCampaign;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.PauseCampaign;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ReopenCampaign;
import com.mdmc.crm.command.http.CommandAnswer;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.campaign.CampaignNoteType;
import com.mdmc.crm.domain.campaign.CampaignObjectives;
import com.mdmc.crm.domain.campaign.CampaignTimeline;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.campaign.ClientInfo;
import com.mdmc.crm.domain.campaign.platform.PlatformSetup;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.validation.MultiLine;
import com.mdmc.crm.platform.security.RequestContext;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import java.time.Clock;
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

/** Orders about a campaign's life, notes and spending. */
@RestController
@RequestMapping("/api/campaigns")
class CampaignCommandApi {
    private final Commands commands;
    private final CampaignTeams teams;
    private final CampaignLeads leads;
    private final CampaignCopies copies;
    private final Clock clock;

    CampaignCommandApi(
            Commands commands, CampaignTeams teams, CampaignLeads leads, CampaignCopies copies, Clock clock) {
        this.commands = commands;
        this.teams = teams;
        this.leads = leads;
        this.copies = copies;
        this.clock = clock;
    }

    record Draft(
            @Schema(requiredMode = REQUIRED) PersonalText name,
            @MultiLine PersonalText description,
            @Schema(requiredMode = REQUIRED) CampaignType type,
            LeadId leadId,
            @Valid ClientInfo clientInfo,
            CampaignForms.Team team,
            CampaignForms.Budget budget,
            CampaignTimeline timeline,
            @Valid CampaignObjectives objectives,
            List<@Valid PlatformSetup> platforms) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<?> draft(@RequestBody Draft body, RequestContext context) {
        if (body.leadId() != null) {
            leads.require(body.leadId(), context.actor());
        }
        CampaignId id = new CampaignId("campaign-" + UUID.randomUUID());
        return CommandAnswers.created(
                commands.send(
                        new DraftCampaign(
                                id,
                                body.name(),
                                body.description(),
                                body.type(),
                                body.leadId(),
                                body.clientInfo(),
                                teams.of(body.team(), context.actor(), "team."),
                                body.budget() == null ? null : body.budget().terms(),
                                body.timeline(),
                                body.objectives(),
                                body.platforms(),
                                null,
                                null,
                                null),
                        context),
                "/api/campaigns/" + id);
    }

    /** What the new campaign is called. */
    record Copy(@Schema(requiredMode = REQUIRED) PersonalText name) {}

    @PostMapping("/{id}/copy")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<?> copy(@PathVariable CampaignId id, @RequestBody Copy body, RequestContext context) {
        context.actor().require(Permission.CAMPAIGNS_CREATE);
        CampaignId copy = new CampaignId("campaign-" + UUID.randomUUID());
        DraftCampaign draft = copies.of(id, copy, body.name(), context.actor());
        return CommandAnswers.created(commands.send(draft, context), "/api/campaigns/" + copy);
    }

    @PostMapping("/{id}/activation")
    ResponseEntity<?> activate(
            @PathVariable CampaignId id,
            @RequestBody(required = false) Reason body,
            IfMatch ifMatch,
            RequestContext context) {
        return CommandAnswers.done(
                commands.send(new ActivateCampaign(id, Reason.of(body)), ifMatch.version(), context));
    }

    @PostMapping("/{id}/pause")
    ResponseEntity<?> pause(
            @PathVariable CampaignId id,
            @RequestBody(required = false) Reason body,
            IfMatch ifMatch,
            RequestContext context) {
        return CommandAnswers.done(commands.send(new PauseCampaign(id, Reason.of(body)), ifMatch.version(), context));
    }

    @PostMapping("/{id}/completion")
    ResponseEntity<?> complete(
            @PathVariable CampaignId id,
            @RequestBody(required = false) Reason body,
            IfMatch ifMatch,
            RequestContext context) {
        return CommandAnswers.done(
                commands.send(new CompleteCampaign(id, Reason.of(body)), ifMatch.version(), context));
    }

    @PostMapping("/{id}/cancellation")
    ResponseEntity<?> cancel(
            @PathVariable CampaignId id,
            @RequestBody(required = false) Reason body,
            IfMatch ifMatch,
            RequestContext context) {
        return CommandAnswers.done(commands.send(new CancelCampaign(id, Reason.of(body)), ifMatch.version(), context));
    }

    @PostMapping("/{id}/reopening")
    ResponseEntity<?> reopen(
            @PathVariable CampaignId id,
            @RequestBody(required = false) Reason body,
            IfMatch ifMatch,
            RequestContext context) {
        return CommandAnswers.done(commands.send(new ReopenCampaign(id, Reason.of(body)), ifMatch.version(), context));
    }

    record Note(
            @Schema(requiredMode = REQUIRED) @MultiLine PersonalText content,
            @Schema(requiredMode = REQUIRED) CampaignNoteType type,
            Boolean isInternal) {}

    @NullMarked
    record NoteId(String noteId) {}

    @PostMapping("/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CommandAnswer<NoteId>> addNote(
            @PathVariable CampaignId id, @RequestBody Note body, IfMatch ifMatch, RequestContext context) {
        String noteId = UUID.randomUUID().toString();
        return CommandAnswers.created(
                commands.send(
                        new AddCampaignNote(
                                id, noteId, body.content(), body.type(), Boolean.TRUE.equals(body.isInternal())),
                        ifMatch.version(),
                        context),
                "/api/campaigns/" + id,
                new NoteId(noteId));
    }

    @NullMarked
    record CorrectionId(String correctionId) {}

    @PostMapping("/{id}/budget-corrections")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CommandAnswer<CorrectionId>> correctSpend(
            @PathVariable CampaignId id, @RequestBody Correction body, IfMatch ifMatch, RequestContext context) {
        String correctionId = UUID.randomUUID().toString();
        return CommandAnswers.created(
                commands.send(
                        new CorrectSpend(id, correctionId, body.amount(), body.reason()), ifMatch.version(), context),
                "/api/campaigns/" + id,
                new CorrectionId(correctionId));
    }
}
