package com.mdmc.crm.command.lead.decision;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.bus.Decided;
import com.mdmc.crm.command.lead.decision.LeadCommand.CaptureLead;
import com.mdmc.crm.command.lead.decision.LeadCommand.ChangeLeadPersonalInfo;
import com.mdmc.crm.command.lead.decision.LeadCommand.ChangeLeadStage;
import com.mdmc.crm.command.lead.decision.LeadCommand.ConvertLead;
import com.mdmc.crm.command.lead.decision.LeadCommand.ReopenLead;
import com.mdmc.crm.command.lead.decision.LeadCommand.RevertLeadConversion;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.HandOverLeadFollowUps;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.EraseLead;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Revision;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConversionReverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadLost;
import com.mdmc.crm.domain.lead.LeadEvent.LeadPersonalInfoChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadReopened;
import com.mdmc.crm.domain.lead.LeadEvent.LeadStageChanged;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadMergedInto;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadUnmerged;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Actor;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One artist on the way to a contract: decides what may happen to the lead, remembering only what decisions need. Its
 * profile, appraisal, ownership and journals decide for themselves; what concerns several of them is decided here.
 */
@Revision("5")
@Aggregate(snapshotTriggerDefinition = "regularSnapshots", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class Lead {
    @AggregateIdentifier
    private LeadId leadId;

    private LeadStage stage;
    private LeadStage stageBefore;
    private LeadConverted conversion;

    @AggregateMember
    private LeadProfile profile = new LeadProfile();

    @AggregateMember
    private LeadQualification appraisal = new LeadQualification();

    @AggregateMember
    private LeadOwnership ownership = new LeadOwnership();

    @AggregateMember
    private LeadLifecycle lifecycle = new LeadLifecycle();

    @AggregateMember
    private LeadMerges merges = new LeadMerges();

    @AggregateMember
    private LeadContacts contacts = new LeadContacts();

    @AggregateMember
    private LeadFollowUps followUps = new LeadFollowUps();

    @AggregateMember
    private LeadNotes notes = new LeadNotes();

    Lead() {}

    @CommandHandlerInterceptor
    Object guard(
            LeadCommand command,
            @MetaDataValue(CommandMetaData.ACTOR) Actor actor,
            @MetaDataValue(CommandMetaData.EXPECTED_VERSION) Long expectedVersion,
            InterceptorChain decision)
            throws Exception {
        if (leadId != null) {
            ownership.requireReach(actor);
            lifecycle.requireOpenTo(command);
        }
        AggregateGuard.requireVersion(expectedVersion);
        UserId formerOwner = ownership.lastOwner();
        Object outcome = decision.proceed();
        if (formerOwner != null && !formerOwner.equals(ownership.lastOwner())) {
            followUps.handOver(leadId, formerOwner, ownership.lastOwner());
        }
        return outcome == null ? AggregateGuard.version() : new Decided(AggregateGuard.version(), outcome);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    long decide(CaptureLead command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor, LeadEmailClaims claims) {
        claims.claim(command.leadId(), command.emailIndex(), actor);
        apply(LeadProfile.captured(command));
        return AggregateGuard.version();
    }

    @CommandHandler
    void decide(
            ChangeLeadPersonalInfo command,
            @MetaDataValue(CommandMetaData.ACTOR) Actor actor,
            LeadEmailClaims claims,
            Privacy privacy) {
        if (privacy.sameContent(command.personalInfo(), profile.personalInfo())) {
            return;
        }
        if (stage.isOpen()) {
            claims.claim(leadId, command.emailIndex(), actor);
            claims.releaseAllBut(leadId, command.emailIndex());
        }
        apply(new LeadPersonalInfoChanged(leadId, privacy.keepTokens(profile.personalInfo(), command.personalInfo())));
        profile.score(leadId);
    }

    @CommandHandler
    void decide(ChangeLeadStage command, LeadEmailClaims claims) {
        LeadStage target = command.stage();
        if (target == stage) {
            return;
        }
        PipelineRules.requireMove(stage, target, command.reason());
        if (target == LeadStage.LOST) {
            claims.release(leadId);
            apply(new LeadLost(leadId, stage, command.reason()));
            followUps.cancelOpen(leadId, PersonalText.constant("lost"));
        } else {
            apply(new LeadStageChanged(leadId, stage, target, command.reason()));
        }
    }

    @CommandHandler
    void decide(HandOverLeadFollowUps command) {
        UserId next = ownership.assignedTo() == null ? command.successor() : ownership.assignedTo();
        if (next != null) {
            followUps.handOver(leadId, command.from(), next);
        }
    }

    @CommandHandler
    void decide(ReopenLead command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor, LeadEmailClaims claims) {
        if (stage != LeadStage.LOST) {
            throw Rejection.state("lead-not-lost", Map.of("stage", stage.wire()));
        }
        claims.claim(leadId, claims.indexOf(email()), actor);
        apply(new LeadReopened(leadId, stageBefore, command.reason()));
    }

    @CommandHandler
    CampaignId decide(
            ConvertLead command,
            @MetaDataValue(CommandMetaData.ACTOR) Actor actor,
            LeadEmailClaims claims,
            Privacy privacy) {
        if (conversion != null && privacy.sameContent(conversion.contract(), command.contract())) {
            return conversion.campaignId();
        }
        requireUnconverted();
        PipelineRules.requireConvertible(stage);
        PipelineRules.requireSound(command.contract());
        claims.release(leadId);
        apply(profile.converted(command, stage, ownership, actor));
        return command.campaignId();
    }

    private void requireUnconverted() {
        if (conversion != null) {
            throw Rejection.state(
                    "lead-already-converted",
                    Map.of("campaignId", conversion.campaignId().value()));
        }
    }

    @CommandHandler
    void decide(
            RevertLeadConversion command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor, LeadEmailClaims claims) {
        LeadConverted reverted = requireConversion();
        claims.claim(leadId, claims.indexOf(email()), actor);
        apply(new LeadConversionReverted(leadId, reverted.campaignId(), reverted.from()));
    }

    /** Fails unless the actor may see this lead and it takes orders. */
    public void requireOpenTo(Actor actor) {
        ownership.requireReach(actor);
        lifecycle.requireWorkable();
    }

    /** How this lead was converted, once nothing about itself stands against taking that back. */
    LeadConverted conversionToRevert(Actor actor, Long expectedVersion) {
        requireOpenTo(actor);
        AggregateGuard.requireVersion(expectedVersion);
        return requireConversion();
    }

    PersonalText email() {
        return profile.personalInfo().email();
    }

    @CommandHandler
    List<LeadId> decide(EraseLead command, LeadEmailClaims claims, LeadAddresses addresses) {
        return lifecycle.erase(command, claims, addresses, followUps, merges);
    }

    /**
     * Ends this lead as a duplicate of another. It keeps its claim on its e-mail address, which finds the survivor from
     * then on.
     */
    public void endIn(LeadId survivor, PersonalText reason, Actor actor) {
        requireOpenTo(actor);
        requireUnconverted();
        apply(new LeadMergedInto(leadId, survivor, reason));
    }

    /** Makes this lead, a duplicate of {@code survivor}, a lead of its own again. */
    public void separateFrom(LeadId survivor, Actor actor) {
        ownership.requireReach(actor);
        lifecycle.requireMergedInto(survivor);
        apply(new LeadUnmerged(leadId, survivor));
    }

    private LeadConverted requireConversion() {
        if (conversion == null) {
            throw Rejection.state("lead-not-converted", Map.of("stage", stage.wire()));
        }
        return conversion;
    }

    @EventSourcingHandler
    void evolve(LeadCaptured event) {
        leadId = event.leadId();
        stage = LeadStage.NEW;
    }

    @EventSourcingHandler
    void evolve(LeadStageChanged event) {
        stage = event.to();
    }

    @EventSourcingHandler
    void evolve(LeadLost event) {
        stageBefore = event.from();
        stage = LeadStage.LOST;
    }

    @EventSourcingHandler
    void evolve(LeadReopened event) {
        stage = event.to();
    }

    @EventSourcingHandler
    void evolve(LeadConverted event) {
        stage = LeadStage.CLOSED;
        conversion = event;
    }

    @EventSourcingHandler
    void evolve(LeadConversionReverted event) {
        stage = event.to();
        conversion = null;
    }
}
