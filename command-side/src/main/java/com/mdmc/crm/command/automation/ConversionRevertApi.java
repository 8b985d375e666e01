package com.mdmc.crm.command.automation;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.DiscardDraft;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.command.lead.decision.Conversions;
import com.mdmc.crm.command.lead.decision.LeadCommand.RevertLeadConversion;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConverted;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.RequestContext;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes a conversion back: first the campaign, which only a draft allows, then the lead. Both steps may be repeated,
 * so whoever finds the lead still converted after a crash just asks again.
 */
@RestController
class ConversionRevertApi {
    private static final String DRAFTING = "when-lead-converted-then-draft-campaign";
    private static final PersonalText REASON = PersonalText.constant("conversion-reverted");

    private final Conversions conversions;
    private final Commands commands;

    ConversionRevertApi(Conversions conversions, Commands commands) {
        this.conversions = conversions;
        this.commands = commands;
    }

    @DeleteMapping("/api/leads/{id}/conversion")
    ResponseEntity<?> revert(
            @PathVariable LeadId id,
            @RequestParam(required = false) PersonalText reason,
            IfMatch ifMatch,
            RequestContext context) {
        if (!context.actor().may(Permission.CAMPAIGNS_CREATE)) {
            // Refused, and on record, before the draft is touched.
            return CommandAnswers.done(commands.send(new RevertLeadConversion(id), ifMatch.version(), context));
        }
        return conversions.reverting(
                id,
                context.actor(),
                ifMatch.version(),
                converted ->
                        CommandAnswers.done(revert(converted, reason == null ? REASON : reason, ifMatch, context)));
    }

    private Accepted revert(LeadConverted converted, PersonalText reason, IfMatch ifMatch, RequestContext context) {
        // The rule that drafts the campaign may not have come to it yet; drafting twice changes nothing.
        commands.send(WhenLeadConvertedThenDraftCampaign.draft(converted), SystemActor.of(DRAFTING));
        commands.send(new DiscardDraft(converted.campaignId(), converted.leadId(), reason), context);
        return commands.send(new RevertLeadConversion(converted.leadId()), ifMatch.version(), context);
    }
}
