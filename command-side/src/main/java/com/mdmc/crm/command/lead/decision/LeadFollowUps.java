package com.mdmc.crm.command.lead.decision;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.CommandMetaData;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.CancelLeadFollowUp;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.CompleteLeadFollowUp;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.RemindOfLeadFollowUp;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.ReplanLeadFollowUp;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.ScheduleLeadFollowUp;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.CommunicationPreferences;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCommunicationChanged;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpCancelled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpCompleted;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpReassigned;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpReminded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpRescheduled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpScheduled;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadDuplicateUnmerged;
import com.mdmc.crm.platform.security.Actor;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;

/** What is to be done for a lead. Each follow-up is open until it is completed or cancelled, once. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
final class LeadFollowUps {
    private String timezone = CommunicationPreferences.DEFAULT_TIMEZONE;
    private Map<String, FollowUp> followUps = new LinkedHashMap<>();

    enum State {
        OPEN,
        COMPLETED,
        CANCELLED
    }

    @RecordBuilder
    record FollowUp(UserId assignedTo, Instant dueAt, State state, boolean reminded)
            implements LeadFollowUpsFollowUpBuilder.With {}

    @CommandHandler
    void decide(ScheduleLeadFollowUp command, @MetaDataValue(CommandMetaData.ACTOR) Actor actor) {
        FollowUpPlan plan = command.plan();
        apply(new LeadFollowUpScheduled(
                command.leadId(),
                command.followUpId(),
                actor.id(),
                plan.assignedTo() == null ? actor.id() : plan.assignedTo(),
                plan.type(),
                plan.subject(),
                plan.description(),
                plan.scheduledFor().in(ZoneId.of(timezone)),
                timezone,
                plan.priority() == null ? Priority.MEDIUM : plan.priority()));
    }

    @CommandHandler
    void decide(ReplanLeadFollowUp command) {
        FollowUp followUp = found(command.followUpId());
        requireNot(State.COMPLETED, followUp);
        requireNot(State.CANCELLED, followUp);
        if (command.scheduledFor() != null) {
            reschedule(command, followUp, command.scheduledFor().in(ZoneId.of(timezone)));
        }
        if (command.assignedTo() != null) {
            reassign(command.leadId(), command.followUpId(), followUp, command.assignedTo());
        }
    }

    private void reschedule(ReplanLeadFollowUp command, FollowUp followUp, Instant wanted) {
        if (!wanted.equals(followUp.dueAt())) {
            apply(new LeadFollowUpRescheduled(
                    command.leadId(), command.followUpId(), followUp.dueAt(), wanted, timezone));
        }
    }

    private static void reassign(LeadId lead, String followUpId, FollowUp followUp, UserId to) {
        if (!to.equals(followUp.assignedTo())) {
            apply(new LeadFollowUpReassigned(lead, followUpId, followUp.assignedTo(), to));
        }
    }

    /** Gives what is open and was the former owner's to the new one. */
    void handOver(LeadId lead, UserId from, UserId to) {
        Map.copyOf(followUps).forEach((id, followUp) -> {
            if (followUp.state() == State.OPEN && followUp.assignedTo().equals(from)) {
                reassign(lead, id, followUp, to);
            }
        });
    }

    @CommandHandler
    void decide(CompleteLeadFollowUp command) {
        FollowUp followUp = found(command.followUpId());
        requireNot(State.CANCELLED, followUp);
        if (followUp.state() == State.OPEN) {
            apply(new LeadFollowUpCompleted(command.leadId(), command.followUpId()));
        }
    }

    @CommandHandler
    void decide(CancelLeadFollowUp command) {
        FollowUp followUp = found(command.followUpId());
        requireNot(State.COMPLETED, followUp);
        if (followUp.state() == State.OPEN) {
            apply(new LeadFollowUpCancelled(command.leadId(), command.followUpId(), command.reason()));
        }
    }

    @CommandHandler
    void decide(RemindOfLeadFollowUp command) {
        FollowUp followUp = found(command.followUpId());
        boolean due = followUp.state() == State.OPEN && followUp.dueAt().equals(command.dueAt());
        if (due && !followUp.reminded()) {
            apply(new LeadFollowUpReminded(
                    command.leadId(), command.followUpId(), followUp.assignedTo(), followUp.dueAt()));
        }
    }

    /** Cancels whatever is open, because work on the lead ends. */
    void cancelOpen(LeadId leadId, PersonalText reason) {
        Map.copyOf(followUps).forEach((id, followUp) -> {
            if (followUp.state() == State.OPEN) {
                apply(new LeadFollowUpCancelled(leadId, id, reason));
            }
        });
    }

    private FollowUp found(String followUpId) {
        FollowUp followUp = followUps.get(followUpId);
        if (followUp == null) {
            throw Rejection.notFound();
        }
        return followUp;
    }

    private static void requireNot(State state, FollowUp followUp) {
        if (followUp.state() == state) {
            throw Rejection.state(state == State.COMPLETED ? "follow-up-completed" : "follow-up-cancelled");
        }
    }

    @EventSourcingHandler
    void evolve(LeadCaptured event) {
        live(event.communication());
    }

    @EventSourcingHandler
    void evolve(LeadCommunicationChanged event) {
        live(event.communication());
    }

    private void live(CommunicationPreferences preferences) {
        String stated = preferences == null ? null : preferences.timezone();
        timezone = stated == null ? CommunicationPreferences.DEFAULT_TIMEZONE : stated;
    }

    @EventSourcingHandler
    void evolve(LeadFollowUpScheduled event) {
        followUps.put(event.followUpId(), new FollowUp(event.assignedTo(), event.scheduledFor(), State.OPEN, false));
    }

    @EventSourcingHandler
    void evolve(LeadFollowUpRescheduled event) {
        followUps.computeIfPresent(
                event.followUpId(),
                (id, each) -> each.with(
                        next -> next.dueAt(event.to()).state(State.OPEN).reminded(false)));
    }

    @EventSourcingHandler
    void evolve(LeadFollowUpReassigned event) {
        followUps.computeIfPresent(
                event.followUpId(),
                (id, each) -> each.with(next -> next.assignedTo(event.to()).reminded(false)));
    }

    @EventSourcingHandler
    void evolve(LeadFollowUpCompleted event) {
        followUps.computeIfPresent(event.followUpId(), (id, each) -> each.withState(State.COMPLETED));
    }

    @EventSourcingHandler
    void evolve(LeadFollowUpCancelled event) {
        followUps.computeIfPresent(event.followUpId(), (id, each) -> each.withState(State.CANCELLED));
    }

    @EventSourcingHandler
    void evolve(LeadDuplicateUnmerged event) {
        event.followUpIds().forEach(followUps::remove);
    }

    @EventSourcingHandler
    void evolve(LeadFollowUpReminded event) {
        followUps.computeIfPresent(event.followUpId(), (id, each) -> each.withReminded(true));
    }
}
