package com.mdmc.crm.command.lead.adapter;

import static com.mongodb.client.model.Indexes.ascending;

import com.mdmc.crm.command.lead.decision.LeadJournalCommand.RemindOfLeadFollowUp;
import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpCancelled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpCompleted;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpReassigned;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpReminded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpRescheduled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpScheduled;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadArchived;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadDuplicateUnmerged;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErased;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadMergedInto;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadRestored;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadUnmerged;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.ViewDefinition;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * View of a lead's open follow-ups.
 *
 * @param asleep whether the lead is archived or merged, so that nobody is reminded
 * @param nextDue when the first of them falls due of which nobody was reminded; {@code null} if none will
 */
@RecordBuilder
record PlannedFollowUps(LeadId leadId, boolean asleep, List<Planned> open, Instant nextDue)
        implements PlannedFollowUpsBuilder.With {
    static final EventFold<PlannedFollowUps> STEPS = EventFold.of(PlannedFollowUps.class)
            .on(
                    LeadFollowUpScheduled.class,
                    (lead, event) -> of(lead, event.leadId())
                            .with(new Planned(event.followUpId(), event.assignedTo(), event.scheduledFor(), false)))
            .on(
                    LeadFollowUpRescheduled.class,
                    (lead, event) -> lead.change(
                            event.followUpId(),
                            each -> each.with(next -> next.due(event.to()).reminded(false))))
            .on(
                    LeadFollowUpReassigned.class,
                    (lead, event) -> lead.change(
                            event.followUpId(),
                            each -> each.with(
                                    next -> next.assignedTo(event.to()).reminded(false))))
            .on(LeadFollowUpCompleted.class, (lead, event) -> lead.without(event.followUpId()))
            .on(LeadFollowUpCancelled.class, (lead, event) -> lead.without(event.followUpId()))
            .on(
                    LeadFollowUpReminded.class,
                    (lead, event) -> lead.change(event.followUpId(), each -> each.withReminded(true)))
            .on(LeadArchived.class, (lead, event) -> of(lead, event.leadId()).withAsleep(true))
            .on(LeadRestored.class, (lead, event) -> of(lead, event.leadId()).withAsleep(false))
            .on(LeadErased.class, (lead, event) -> of(null, event.leadId()))
            .on(LeadMergedInto.class, (lead, event) -> of(lead, event.leadId()).withAsleep(true))
            .on(LeadUnmerged.class, (lead, event) -> of(lead, event.leadId()).withAsleep(false))
            .on(
                    LeadDuplicateUnmerged.class,
                    (lead, event) -> of(lead, event.leadId()).without(event.followUpIds()))
            .build();

    static final ViewDefinition<PlannedFollowUps> VIEW = ViewDefinition.bySubject(
                    "lead_follow_up_agenda",
                    PlannedFollowUps.class,
                    Fold.of(PlannedFollowUps.class).all(STEPS).build(),
                    List.of(ascending("nextDue"), ascending("open.assignedTo")),
                    List.of())
            .atRevision(5);

    /** A follow-up, who is to do it, when it falls due, and whether they were reminded. */
    @RecordBuilder
    record Planned(String followUpId, UserId assignedTo, Instant due, boolean reminded)
            implements PlannedFollowUpsPlannedBuilder.With {}

    PlannedFollowUps {
        open = List.copyOf(open);
        nextDue = asleep
                ? null
                : open.stream()
                        .filter(each -> !each.reminded())
                        .map(Planned::due)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    /** The reminders that are due. */
    Stream<RemindOfLeadFollowUp> due(Instant now) {
        return open.stream()
                .filter(each -> !each.reminded() && !each.due().isAfter(now))
                .map(each -> new RemindOfLeadFollowUp(leadId, each.followUpId(), each.due()));
    }

    /** Those who have something to do. */
    Set<UserId> assignees() {
        return open.stream().map(Planned::assignedTo).collect(Collectors.toSet());
    }

    private static PlannedFollowUps of(PlannedFollowUps known, LeadId lead) {
        return known == null ? new PlannedFollowUps(lead, false, List.of(), null) : known;
    }

    private PlannedFollowUps with(Planned planned) {
        return withOpen(
                Stream.concat(others(planned.followUpId()), Stream.of(planned)).toList());
    }

    private PlannedFollowUps change(String followUp, UnaryOperator<Planned> change) {
        return withOpen(open.stream()
                .map(each -> each.followUpId().equals(followUp) ? change.apply(each) : each)
                .toList());
    }

    private PlannedFollowUps without(List<String> followUps) {
        return withOpen(open.stream()
                .filter(each -> !followUps.contains(each.followUpId()))
                .toList());
    }

    private PlannedFollowUps without(String followUp) {
        return withOpen(others(followUp).toList());
    }

    private Stream<Planned> others(String followUp) {
        return open.stream().filter(each -> !each.followUpId().equals(followUp));
    }
}
