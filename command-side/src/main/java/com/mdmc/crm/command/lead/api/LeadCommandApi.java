package com.mdmc.crm.command.lead.api;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.command.lead.decision.LeadCommand;
import com.mdmc.crm.command.lead.decision.LeadCommand.CaptureLead;
import com.mdmc.crm.command.lead.decision.LeadCommand.ChangeLeadArtistInfo;
import com.mdmc.crm.command.lead.decision.LeadCommand.ChangeLeadBusinessInfo;
import com.mdmc.crm.command.lead.decision.LeadCommand.ChangeLeadCommunication;
import com.mdmc.crm.command.lead.decision.LeadCommand.ChangeLeadPersonalInfo;
import com.mdmc.crm.command.lead.decision.LeadCommand.ChangeLeadStage;
import com.mdmc.crm.command.lead.decision.LeadCommand.ExpectLeadClose;
import com.mdmc.crm.command.lead.decision.LeadCommand.OverrideLeadScore;
import com.mdmc.crm.command.lead.decision.LeadCommand.PrioritizeLead;
import com.mdmc.crm.command.lead.decision.LeadCommand.ReopenLead;
import com.mdmc.crm.command.lead.decision.LeadCommand.StateLeadProbability;
import com.mdmc.crm.command.lead.decision.LeadCommand.TagLead;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.ArtistInfo;
import com.mdmc.crm.domain.lead.BusinessInfo;
import com.mdmc.crm.domain.lead.CommunicationPreferences;
import com.mdmc.crm.domain.lead.LeadSource;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.domain.lead.PersonalInfo;
import com.mdmc.crm.domain.validation.MultiLine;
import com.mdmc.crm.platform.http.RequestOrigin;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.EmailIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.RequestContext;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders about leads: capture, the groups of the profile, the way through the pipeline and the appraisal. */
@RestController
@RequestMapping("/api/leads")
class LeadCommandApi {
    private final Commands commands;
    private final Privacy privacy;
    private final BlindIndex blindIndex;
    private final Clock clock;

    LeadCommandApi(Commands commands, Privacy privacy, BlindIndex blindIndex, Clock clock) {
        this.commands = commands;
        this.privacy = privacy;
        this.blindIndex = blindIndex;
        this.clock = clock;
    }

    record Capture(
            @Schema(requiredMode = REQUIRED) PersonalInfo personalInfo,
            @Schema(requiredMode = REQUIRED) ArtistInfo artistInfo,
            BusinessInfo businessInfo,
            LeadSource source,
            CommunicationPreferences communication,
            CaptureLead.Pipeline pipeline) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<?> capture(@RequestBody Capture body, RequestContext context) {
        LeadId id = new LeadId("lead-" + UUID.randomUUID());
        Accepted captured = commands.send(
                new CaptureLead(
                        id,
                        LeadInput.normalised(body.personalInfo()),
                        emailIndex(body.personalInfo()),
                        body.artistInfo(),
                        body.businessInfo(),
                        LeadInput.encrypted(id, body.source(), RequestOrigin.networkSubject(clock), privacy),
                        body.communication(),
                        body.pipeline()),
                context);
        return CommandAnswers.created(captured, "/api/leads/" + id);
    }

    @PutMapping("/{id}/personal-info")
    ResponseEntity<?> changePersonalInfo(
            @PathVariable LeadId id, @RequestBody PersonalInfo body, IfMatch ifMatch, RequestContext context) {
        return done(
                new ChangeLeadPersonalInfo(id, LeadInput.normalised(body), emailIndex(body)),
                ifMatch.required(),
                context);
    }

    @PutMapping("/{id}/artist-info")
    ResponseEntity<?> changeArtistInfo(
            @PathVariable LeadId id, @RequestBody ArtistInfo body, IfMatch ifMatch, RequestContext context) {
        return done(new ChangeLeadArtistInfo(id, body), ifMatch.required(), context);
    }

    @PutMapping("/{id}/business-info")
    ResponseEntity<?> changeBusinessInfo(
            @PathVariable LeadId id, @RequestBody BusinessInfo body, IfMatch ifMatch, RequestContext context) {
        return done(new ChangeLeadBusinessInfo(id, body), ifMatch.required(), context);
    }

    @PutMapping("/{id}/communication")
    ResponseEntity<?> changeCommunication(
            @PathVariable LeadId id,
            @RequestBody CommunicationPreferences body,
            IfMatch ifMatch,
            RequestContext context) {
        return done(new ChangeLeadCommunication(id, body), ifMatch.required(), context);
    }

    record StageChange(
            @Schema(requiredMode = REQUIRED) LeadStage stage,
            @MultiLine PersonalText reason) {}

    @PostMapping("/{id}/stage")
    ResponseEntity<?> changeStage(
            @PathVariable LeadId id, @RequestBody StageChange body, IfMatch ifMatch, RequestContext context) {
        return done(new ChangeLeadStage(id, body.stage(), body.reason()), ifMatch.version(), context);
    }

    record Reason(
            @Schema(requiredMode = REQUIRED) @MultiLine PersonalText reason) {}

    @PostMapping("/{id}/loss")
    ResponseEntity<?> lose(@PathVariable LeadId id, @RequestBody Reason body, IfMatch ifMatch, RequestContext context) {
        return done(new ChangeLeadStage(id, LeadStage.LOST, body.reason()), ifMatch.version(), context);
    }

    @PostMapping("/{id}/reopening")
    ResponseEntity<?> reopen(
            @PathVariable LeadId id, @RequestBody Reason body, IfMatch ifMatch, RequestContext context) {
        return done(new ReopenLead(id, body.reason()), ifMatch.version(), context);
    }

    record PriorityStatement(
            @Schema(requiredMode = REQUIRED) Priority priority) {}

    @PutMapping("/{id}/priority")
    ResponseEntity<?> prioritize(
            @PathVariable LeadId id, @RequestBody PriorityStatement body, IfMatch ifMatch, RequestContext context) {
        return done(new PrioritizeLead(id, body.priority()), ifMatch.version(), context);
    }

    record Tags(@Schema(requiredMode = REQUIRED) List<PersonalText> tags) {}

    @PutMapping("/{id}/tags")
    ResponseEntity<?> tag(@PathVariable LeadId id, @RequestBody Tags body, IfMatch ifMatch, RequestContext context) {
        return done(new TagLead(id, body.tags()), ifMatch.version(), context);
    }

    record ScoreStatement(
            Integer score,
            @Schema(requiredMode = REQUIRED) @MultiLine PersonalText reason) {}

    @PutMapping("/{id}/score")
    ResponseEntity<?> overrideScore(
            @PathVariable LeadId id, @RequestBody ScoreStatement body, IfMatch ifMatch, RequestContext context) {
        return done(new OverrideLeadScore(id, body.score(), body.reason()), ifMatch.version(), context);
    }

    record Probability(Integer probability) {}

    @PutMapping("/{id}/probability")
    ResponseEntity<?> stateProbability(
            @PathVariable LeadId id, @RequestBody Probability body, IfMatch ifMatch, RequestContext context) {
        return done(new StateLeadProbability(id, body.probability()), ifMatch.version(), context);
    }

    record ExpectedClose(LocalDate expectedCloseDate) {}

    @PutMapping("/{id}/expected-close-date")
    ResponseEntity<?> expectClose(
            @PathVariable LeadId id, @RequestBody ExpectedClose body, IfMatch ifMatch, RequestContext context) {
        return done(new ExpectLeadClose(id, body.expectedCloseDate()), ifMatch.version(), context);
    }

    private EmailIndex emailIndex(PersonalInfo person) {
        return person == null ? null : blindIndex.of(person.email());
    }

    private ResponseEntity<?> done(LeadCommand command, Long expectedVersion, RequestContext context) {
        return CommandAnswers.done(commands.send(command, expectedVersion, context));
    }
}
