package com.mdmc.crm.command.campaign.api;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.decision.CampaignCommand;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.AddCreative;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeBuyer;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeCampaignBudget;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeCampaignDetails;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeCampaignObjectives;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeCampaignTeam;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeCampaignTimeline;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeClientInfo;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ChangeCreative;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ConfigurePlatform;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.RetireCreative;
import com.mdmc.crm.command.http.CommandAnswer;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.CampaignObjectives;
import com.mdmc.crm.domain.campaign.CampaignTeam;
import com.mdmc.crm.domain.campaign.CampaignTimeline;
import com.mdmc.crm.domain.campaign.CampaignType;
import com.mdmc.crm.domain.campaign.ClientInfo;
import com.mdmc.crm.domain.campaign.Creative;
import com.mdmc.crm.domain.campaign.billing.Buyer;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.validation.MultiLine;
import com.mdmc.crm.platform.security.RequestContext;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders that replace a part of a campaign's plan as a whole, and its creatives. */
@RestController
@RequestMapping("/api/campaigns/{id}")
class CampaignPlanApi {
    private final Commands commands;
    private final CampaignTeams teams;

    CampaignPlanApi(Commands commands, CampaignTeams teams) {
        this.commands = commands;
        this.teams = teams;
    }

    record Details(
            @Schema(requiredMode = REQUIRED) PersonalText name,
            @MultiLine PersonalText description,
            @Schema(requiredMode = REQUIRED) CampaignType type) {}

    @PutMapping("/details")
    ResponseEntity<?> details(
            @PathVariable CampaignId id, @RequestBody Details body, IfMatch ifMatch, RequestContext context) {
        return done(new ChangeCampaignDetails(id, body.name(), body.description(), body.type()), ifMatch, context);
    }

    @PutMapping("/client-info")
    ResponseEntity<?> clientInfo(
            @PathVariable CampaignId id, @Valid @RequestBody ClientInfo body, IfMatch ifMatch, RequestContext context) {
        return done(new ChangeClientInfo(id, body), ifMatch, context);
    }

    @PutMapping("/buyer")
    ResponseEntity<?> buyer(
            @PathVariable CampaignId id, @Valid @RequestBody Buyer body, IfMatch ifMatch, RequestContext context) {
        return done(new ChangeBuyer(id, body), ifMatch, context);
    }

    @PutMapping("/team")
    ResponseEntity<?> team(
            @PathVariable CampaignId id,
            @RequestBody CampaignForms.Team body,
            IfMatch ifMatch,
            RequestContext context) {
        CampaignTeam team = teams.of(body, context.actor(), "");
        return done(new ChangeCampaignTeam(id, team), ifMatch, context);
    }

    @PutMapping("/timeline")
    ResponseEntity<?> timeline(
            @PathVariable CampaignId id, @RequestBody CampaignTimeline body, IfMatch ifMatch, RequestContext context) {
        return done(new ChangeCampaignTimeline(id, body), ifMatch, context);
    }

    @PutMapping("/objectives")
    ResponseEntity<?> objectives(
            @PathVariable CampaignId id,
            @Valid @RequestBody CampaignObjectives body,
            IfMatch ifMatch,
            RequestContext context) {
        return done(new ChangeCampaignObjectives(id, body), ifMatch, context);
    }

    @PutMapping("/budget")
    ResponseEntity<?> budget(
            @PathVariable CampaignId id,
            @RequestBody CampaignForms.Budget body,
            IfMatch ifMatch,
            RequestContext context) {
        return done(new ChangeCampaignBudget(id, body.terms()), ifMatch, context);
    }

    @PutMapping("/platforms/{platform}")
    ResponseEntity<?> platform(
            @PathVariable CampaignId id,
            @PathVariable Platform platform,
            @Valid @RequestBody CampaignForms.Setup body,
            IfMatch ifMatch,
            RequestContext context) {
        return done(new ConfigurePlatform(id, body.of(platform)), ifMatch, context);
    }

    @NullMarked
    record CreativeId(String creativeId) {}

    @PostMapping("/creatives")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CommandAnswer<CreativeId>> addCreative(
            @PathVariable CampaignId id, @Valid @RequestBody Creative body, IfMatch ifMatch, RequestContext context) {
        String creativeId = UUID.randomUUID().toString();
        Accepted added = commands.send(new AddCreative(id, creativeId, body), ifMatch.version(), context);
        return CommandAnswers.created(added, "/api/campaigns/" + id, new CreativeId(creativeId));
    }

    @PutMapping("/creatives/{creativeId}")
    ResponseEntity<?> creative(
            @PathVariable CampaignId id,
            @PathVariable String creativeId,
            @Valid @RequestBody Creative body,
            IfMatch ifMatch,
            RequestContext context) {
        return done(new ChangeCreative(id, creativeId, body), ifMatch, context);
    }

    @DeleteMapping("/creatives/{creativeId}")
    ResponseEntity<?> retireCreative(
            @PathVariable CampaignId id, @PathVariable String creativeId, IfMatch ifMatch, RequestContext context) {
        return CommandAnswers.done(commands.send(new RetireCreative(id, creativeId), ifMatch.version(), context));
    }

    private ResponseEntity<?> done(CampaignCommand command, IfMatch ifMatch, RequestContext context) {
        return CommandAnswers.done(commands.send(command, ifMatch.required(), context));
    }
}
