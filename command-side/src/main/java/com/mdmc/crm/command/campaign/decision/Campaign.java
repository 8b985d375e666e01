package com.mdmc.crm.command.campaign.decision;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.bus.Decided;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ActivateCampaign;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.AddCampaignNote;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.CancelCampaign;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.CompleteCampaign;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.DiscardDraft;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.DraftCampaign;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ForgetCampaignClient;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.PauseCampaign;
import com.mdmc.crm.command.campaign.decision.CampaignCommand.ReopenCampaign;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Revision;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignActivated;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCancelled;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignClientErased;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCompleted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDiscarded;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignDrafted;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignNoteAdded;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignPaused;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignReopened;
import com.mdmc.crm.domain.campaign.CampaignStatus;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.platform.security.AccessScope;
import com.mdmc.crm.platform.security.Actor;
import java.time.Instant;
import java.util.ArrayList;
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

/** Aggregate of an advertising campaign from draft to end: its life here; plan, money and creatives in its members. */
@Revision("3")
@Aggregate(snapshotTriggerDefinition = "regularSnapshots", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class Campaign {
    @AggregateIdentifier
    private CampaignId campaignId;

    private LeadId leadId;
    private CampaignStatus status;
    private boolean everActive;
    private boolean discarded;
    private boolean clientErased;

    @AggregateMember
    private CampaignPlan plan = new CampaignPlan();

    @AggregateMember
    private CampaignMoney money = new CampaignMoney();

    @AggregateMember
    private CampaignBilling billing = new CampaignBilling();

    @AggregateMember
    private CampaignCreatives creatives = new CampaignCreatives();

    Campaign() {}

    @CommandHandlerInterceptor
    Object guard(
            CampaignCommand command,
            @MetaDataValue(CommandMetaData.ACTOR) Actor actor,
            @MetaDataValue(CommandMetaData.EXPECTED_VERSION) Long expectedVersion,
            InterceptorChain decision)
            throws Exception {
        if (campaignId != null) {
            requireScope(actor);
        }
        AggregateGuard.requireVersion(expectedVersion);
        Object outcome = decision.proceed();
        return new Decided(AggregateGuard.version(), outcome);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(DraftCampaign command) {
        if (campaignId == null) {
            CampaignDraft.events(command).forEach(event -> apply(event));
        }
    }

    @CommandHandler
    void decide(ActivateCampaign command) {
        if (mayMoveTo(CampaignStatus.ACTIVE)) {
            requireReady();
            apply(new CampaignActivated(campaignId, status, command.reason()));
        }
    }

    @CommandHandler
    void decide(PauseCampaign command) {
        if (mayMoveTo(CampaignStatus.PAUSED)) {
            apply(new CampaignPaused(campaignId, status, command.reason()));
        }
    }

    @CommandHandler
    void decide(CompleteCampaign command) {
        if (mayMoveTo(CampaignStatus.COMPLETED)) {
            apply(new CampaignCompleted(campaignId, status, command.reason()));
        }
    }

    @CommandHandler
    void decide(CancelCampaign command) {
        if (mayMoveTo(CampaignStatus.CANCELLED)) {
            apply(new CampaignCancelled(campaignId, status, command.reason()));
        }
    }

    @CommandHandler
    void decide(DiscardDraft command) {
        boolean neverBegan = status == CampaignStatus.DRAFT || status == CampaignStatus.CANCELLED && !everActive;
        if (!neverBegan || !command.leadId().equals(leadId)) {
            throw Rejection.state("campaign-not-draft", Map.of("current", status.wire()));
        }
        if (!discarded) {
            apply(new CampaignDiscarded(campaignId, status, command.reason()));
        }
    }

    @CommandHandler
    void decide(ForgetCampaignClient command) {
        if (!clientErased && command.leadId().equals(leadId)) {
            apply(new CampaignClientErased(campaignId, leadId));
        }
    }

    @CommandHandler
    void decide(ReopenCampaign command) {
        if (!status.isFinal()) {
            throw Rejection.state("campaign-not-ended", Map.of("current", status.wire()));
        }
        if (discarded) {
            throw Rejection.state("campaign-discarded");
        }
        apply(new CampaignReopened(campaignId, status, status.reopened(), command.reason()));
    }

    @CommandHandler
    void decide(AddCampaignNote command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor) {
        apply(new CampaignNoteAdded(
                campaignId, command.noteId(), actor.id(), command.content(), command.type(), command.isInternal()));
    }

    /** The terms for KPIs that arrive at a moment; fails if the actor may not record them or the campaign is closed to them. */
    public KpiTerms kpiTerms(Actor actor, Instant at) {
        requireScope(actor);
        if (!everActive || status.isFinal() && !plan.acceptsLateKpis(at)) {
            throw Rejection.state("campaign-takes-no-figures", Map.of("current", status.wire()));
        }
        Map<Platform, KpiTerms.AdAccount> accounts = plan.accounts();
        return new KpiTerms(
                money.currency(),
                plan.team().team(),
                accounts,
                creatives.accounts(accounts, money.currency()),
                plan.firstDay(),
                plan.lastDay());
    }

    private void requireScope(Actor actor) {
        String team = plan.team().team();
        AggregateGuard.requireReach(
                AccessScope.toSee(actor).campaign(team),
                AccessScope.toAct(actor).campaign(team));
    }

    private boolean mayMoveTo(CampaignStatus target) {
        if (target != status && !status.canMoveTo(target)) {
            throw Rejection.state(
                    "campaign-transition",
                    Map.of("from", status.wire(), "to", target.wire(), "allowed", status.next()));
        }
        return target != status;
    }

    private void requireReady() {
        List<String> missing = new ArrayList<>(plan.missingForActivation());
        if (!money.isAllocated()) {
            missing.add("budget.allocated");
        }
        if (!missing.isEmpty()) {
            throw Rejection.state("campaign-not-ready", Map.of("missing", missing));
        }
    }

    @EventSourcingHandler
    void evolve(CampaignDrafted event) {
        campaignId = event.campaignId();
        leadId = event.leadId();
        status = CampaignStatus.DRAFT;
    }

    @EventSourcingHandler
    void evolve(CampaignActivated event) {
        status = CampaignStatus.ACTIVE;
        everActive = true;
    }

    @EventSourcingHandler
    void evolve(CampaignPaused event) {
        status = CampaignStatus.PAUSED;
    }

    @EventSourcingHandler
    void evolve(CampaignCompleted event) {
        status = CampaignStatus.COMPLETED;
    }

    @EventSourcingHandler
    void evolve(CampaignCancelled event) {
        status = CampaignStatus.CANCELLED;
    }

    @EventSourcingHandler
    void evolve(CampaignDiscarded event) {
        status = CampaignStatus.CANCELLED;
        discarded = true;
    }

    @EventSourcingHandler
    void evolve(CampaignClientErased event) {
        clientErased = true;
    }

    @EventSourcingHandler
    void evolve(CampaignReopened event) {
        status = event.to();
    }
}
