package com.mdmc.crm.command.lead;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.lead.LeadCommand.AddLeadNote;
import com.mdmc.crm.command.lead.LeadCommand.AssignLead;
import com.mdmc.crm.command.lead.LeadCommand.CaptureLead;
import com.mdmc.crm.command.lead.LeadCommand.ChangeLeadStage;
import com.mdmc.crm.command.lead.LeadCommand.ConvertLead;
import com.mdmc.crm.command.lead.LeadCommand.ReopenLead;
import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.kernel.access.Actor;
import com.mdmc.crm.kernel.access.Visibility;
import com.mdmc.crm.kernel.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.kernel.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.kernel.lead.LeadEvent.LeadConverted;
import com.mdmc.crm.kernel.lead.LeadEvent.LeadLost;
import com.mdmc.crm.kernel.lead.LeadEvent.LeadNoteAdded;
import com.mdmc.crm.kernel.lead.LeadEvent.LeadReopened;
import com.mdmc.crm.kernel.lead.LeadEvent.LeadStageChanged;
import com.mdmc.crm.kernel.lead.LeadStage;
import com.mdmc.crm.kernel.value.CampaignId;
import com.mdmc.crm.kernel.value.LeadId;
import com.mdmc.crm.kernel.value.UserId;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** One artist on the way to a contract: decides what may happen to the lead, remembering only what decisions need. */
@Aggregate(snapshotTriggerDefinition = "everyHundredEvents", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class Lead {
    @AggregateIdentifier
    private LeadId leadId;

    private LeadStage stage;
    private LeadStage stageBeforeLoss;
    private UserId assignedTo;
    private String team;
    private CampaignId campaignId;

    Lead() {}

    @CommandHandlerInterceptor
    Object guard(
            LeadCommand command,
            @MetaDataValue(CommandMetaData.ACTOR) Actor actor,
            @MetaDataValue(CommandMetaData.EXPECTED_VERSION) Long expectedVersion,
            InterceptorChain decision)
            throws Exception {
        if (leadId != null && !Visibility.ofLead(actor, assignedTo, team)) {
            throw Rejection.notFound();
        }
        AggregateGuard.requireVersion(expectedVersion);
        decision.proceed();
        return AggregateGuard.version();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(CaptureLead command) {
        apply(new LeadCaptured(
                command.leadId(),
                command.personalInfo(),
                command.artistInfo(),
                command.businessInfo(),
                command.source(),
                command.communication(),
                command.priority(),
                command.tags()));
    }

    @CommandHandler
    void decide(ChangeLeadStage command) {
        LeadStage target = command.stage();
        if (target == stage) {
            return;
        }
        if (!stage.canMoveTo(target)) {
            throw Rejection.state(
                    "stage-transition", Map.of("from", stage.wire(), "to", target.wire(), "allowed", stage.next()));
        }
        if (stage.needsReasonFor(target)
                && (command.reason() == null || command.reason().isBlank())) {
            throw Rejection.invalid("reason", "required");
        }
        apply(
                target == LeadStage.LOST
                        ? new LeadLost(leadId, stage, command.reason())
                        : new LeadStageChanged(leadId, stage, target, command.reason()));
    }

    @CommandHandler
    void decide(ReopenLead command) {
        if (stage != LeadStage.LOST) {
            throw Rejection.state("lead-not-lost", Map.of("stage", stage.wire()));
        }
        apply(new LeadReopened(leadId, stageBeforeLoss, command.reason()));
    }

    @CommandHandler
    void decide(AssignLead command) {
        if (Objects.equals(command.assignedTo(), assignedTo) && Objects.equals(command.team(), team)) {
            return;
        }
        apply(new LeadAssigned(
                leadId, command.assignedTo(), command.team(), assignedTo, team, command.auto(), command.reason()));
    }

    @CommandHandler
    void decide(AddLeadNote command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor) {
        apply(new LeadNoteAdded(
                leadId, command.noteId(), actor.id(), command.content(), command.type(), command.isPrivate()));
    }

    @CommandHandler
    void decide(ConvertLead command) {
        if (campaignId != null) {
            throw Rejection.state("lead-already-converted", Map.of("campaignId", campaignId.value()));
        }
        if (!stage.isConvertible()) {
            throw Rejection.state("lead-not-convertible", Map.of("stage", stage.wire()));
        }
        apply(new LeadConverted(
                leadId,
                command.campaignId(),
                command.campaignName(),
                command.campaignType(),
                stage,
                command.contractValue(),
                command.monthlyValue()));
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
        stageBeforeLoss = event.from();
        stage = LeadStage.LOST;
    }

    @EventSourcingHandler
    void evolve(LeadReopened event) {
        stage = event.to();
    }

    @EventSourcingHandler
    void evolve(LeadAssigned event) {
        assignedTo = event.assignedTo();
        team = event.team();
    }

    @EventSourcingHandler
    void evolve(LeadConverted event) {
        stage = LeadStage.CLOSED;
        campaignId = event.campaignId();
    }
}
