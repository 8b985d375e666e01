package com.mdmc.crm.command.lead.adapter;

import static com.mdmc.crm.command.lead.decision.LeadSamples.DENIS;
import static com.mdmc.crm.command.lead.decision.LeadSamples.LEAD;
import static com.mdmc.crm.command.lead.decision.LeadSamples.MARINE;
import static com.mdmc.crm.command.lead.decision.LeadSamples.TEAM;
import static com.mdmc.crm.command.lead.decision.LeadSamples.assigned;
import static com.mdmc.crm.command.lead.decision.LeadSamples.captured;
import static com.mdmc.crm.command.lead.decision.LeadSamples.lost;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.command.lead.decision.LeadJournalCommand.RemindOfLeadFollowUp;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.ContactMethod;
import com.mdmc.crm.domain.lead.ContactOutcome;
import com.mdmc.crm.domain.lead.FollowUpType;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConversionReverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadQueued;
import com.mdmc.crm.domain.lead.LeadEvent.LeadReopened;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadContactAttempted;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpCancelled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpCompleted;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpReassigned;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpReminded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpRescheduled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpScheduled;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadArchived;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErased;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErasureProposed;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadMergedInto;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadRestored;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadRetentionExtended;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.ViewDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The folds that assignment, reminders and retention rest on. The n-th event of a history happens n days after START. */
class LeadDecisionViewsTest {
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    @Test
    void aLeadIsWorkOfItsOwnerWhileItIsOpenAndNotAway() {
        assertThat(of(WorkedLead.VIEW, captured())).isEqualTo(new WorkedLead(null, true, false));
        assertThat(of(WorkedLead.VIEW, captured(), assigned(DENIS, TEAM)))
                .isEqualTo(new WorkedLead(DENIS, true, false));
        assertThat(of(WorkedLead.VIEW, captured(), assigned(DENIS, TEAM), lost(LeadStage.NEW)))
                .isEqualTo(new WorkedLead(DENIS, false, false));
        assertThat(of(
                        WorkedLead.VIEW,
                        captured(),
                        lost(LeadStage.NEW),
                        new LeadReopened(LEAD, LeadStage.NEW, PersonalText.constant(""))))
                .isEqualTo(new WorkedLead(null, true, false));
        assertThat(of(
                        WorkedLead.VIEW,
                        captured(),
                        assigned(DENIS, TEAM),
                        new LeadQueued(LEAD, DENIS, TEAM, PersonalText.constant(""))))
                .isEqualTo(new WorkedLead(null, true, false));
        assertThat(of(
                        WorkedLead.VIEW,
                        captured(),
                        new LeadArchived(LEAD, PersonalText.constant("")),
                        new LeadRestored(LEAD, PersonalText.constant(""))))
                .isEqualTo(new WorkedLead(null, true, false));
        assertThat(of(
                        WorkedLead.VIEW,
                        captured(),
                        new LeadErased(LEAD, PersonalText.constant(""), List.of(), List.of())))
                .isEqualTo(new WorkedLead(null, true, true));
    }

    @Test
    void anAssignmentIsTheAssigneesLast() {
        assertThat(LastAssignment.VIEW.keyOf(at(1, assigned(MARINE, TEAM)))).isEqualTo(MARINE.value());
        assertThat(LastAssignment.VIEW.keyOf(at(1, captured()))).isNull();
        assertThat(of(LastAssignment.VIEW, assigned(MARINE, TEAM), assigned(MARINE, TEAM)))
                .isEqualTo(new LastAssignment(day(2)));
    }

    @Test
    void aLeadIsSilentSinceItsLastContact() {
        assertThat(of(LastContact.VIEW, captured())).isEqualTo(new LastContact(day(1), false, false));
        assertThat(of(LastContact.VIEW, captured(), contact(day(9)))).isEqualTo(new LastContact(day(9), false, false));
        assertThat(of(LastContact.VIEW, captured(), contact(day(9)), contact(day(5))))
                .as("an earlier contact entered later")
                .isEqualTo(new LastContact(day(9), false, false));
    }

    @Test
    void aClientIsKeptForAnotherPeriodThanALead() {
        LeadConverted converted = new LeadConverted(
                LEAD, new CampaignId("campaign-1"), null, LeadStage.NEGOTIATION, null, null, null, null, null, null);
        LeadConversionReverted reverted =
                new LeadConversionReverted(LEAD, new CampaignId("campaign-1"), LeadStage.NEGOTIATION);
        assertThat(of(LastContact.VIEW, captured(), converted)).isEqualTo(new LastContact(day(1), false, true));
        assertThat(of(LastContact.VIEW, captured(), converted, contact(day(9))))
                .isEqualTo(new LastContact(day(9), false, true));
        assertThat(of(LastContact.VIEW, captured(), converted, reverted))
                .isEqualTo(new LastContact(day(1), false, false));
    }

    @Test
    void anErasureIsProposedOnceUntilTheNextContact() {
        LeadErasureProposed proposed = new LeadErasureProposed(LEAD, day(1));
        assertThat(of(LastContact.VIEW, captured(), proposed)).isEqualTo(new LastContact(day(1), true, false));
        assertThat(of(
                        LastContact.VIEW,
                        captured(),
                        proposed,
                        new LeadRetentionExtended(LEAD, PersonalText.constant(""))))
                .isEqualTo(new LastContact(day(3), false, false));
        assertThat(of(
                        LastContact.VIEW,
                        captured(),
                        new LeadMergedInto(LEAD, new LeadId("lead-2"), PersonalText.constant(""))))
                .isEqualTo(new LastContact(day(1), true, false));
    }

    @Test
    void remindersAreDueInTheirOrderUntilTheyAreDealtWith() {
        PlannedFollowUps both = of(PlannedFollowUps.VIEW, planned("a", day(9)), planned("b", day(7)));
        assertThat(both.nextDue()).isEqualTo(day(7));
        assertThat(both.due(day(8))).containsExactly(new RemindOfLeadFollowUp(LEAD, "b", day(7)));
        assertThat(nextDue(planned("a", day(9)), new LeadFollowUpRescheduled(LEAD, "a", day(9), day(4), "UTC")))
                .isEqualTo(day(4));
        assertThat(nextDue(planned("a", day(9)), new LeadFollowUpCompleted(LEAD, "a")))
                .isNull();
        assertThat(nextDue(planned("a", day(9)), new LeadFollowUpCancelled(LEAD, "a", PersonalText.constant(""))))
                .isNull();
        assertThat(nextDue(planned("a", day(9)), new LeadFollowUpReminded(LEAD, "a", DENIS, day(9))))
                .isNull();
    }

    @Test
    void whoHasSomethingToDoIsKnownAlsoAfterTheReminder() {
        PlannedFollowUps given = of(
                PlannedFollowUps.VIEW,
                planned("a", day(9)),
                new LeadFollowUpReminded(LEAD, "a", DENIS, day(9)),
                planned("b", day(12)),
                new LeadFollowUpReassigned(LEAD, "b", DENIS, MARINE));
        assertThat(given.assignees()).containsExactlyInAnyOrder(DENIS, MARINE);
        assertThat(given.nextDue()).isEqualTo(day(12));
    }

    @Test
    void anArchivedLeadRemindsNobody() {
        assertThat(nextDue(planned("a", day(9)), new LeadArchived(LEAD, PersonalText.constant(""))))
                .isNull();
        assertThat(nextDue(
                        planned("a", day(9)),
                        new LeadArchived(LEAD, PersonalText.constant("")),
                        new LeadRestored(LEAD, PersonalText.constant(""))))
                .isEqualTo(day(9));
        assertThat(nextDue(
                        planned("a", day(9)),
                        new LeadMergedInto(LEAD, new LeadId("lead-2"), PersonalText.constant(""))))
                .isNull();
        assertThat(nextDue(planned("a", day(9)), new LeadErased(LEAD, PersonalText.constant(""), List.of(), List.of())))
                .isNull();
    }

    private static Instant nextDue(DomainEvent... history) {
        return of(PlannedFollowUps.VIEW, history).nextDue();
    }

    private static <V> V of(ViewDefinition<V> view, DomainEvent... history) {
        V state = null;
        for (int i = 0; i < history.length; i++) {
            state = view.fold().apply(state, at(i + 1, history[i]));
        }
        return state;
    }

    private static EventEnvelope<?> at(int day, DomainEvent event) {
        return new EventEnvelope<>(event, day, 0, event.subject(), day, day(day), EventMetadata.of(Map.of()));
    }

    private static Instant day(int number) {
        return START.plus(Duration.ofDays(number));
    }

    private static LeadContactAttempted contact(Instant at) {
        return new LeadContactAttempted(LEAD, DENIS, ContactMethod.EMAIL, ContactOutcome.ANSWERED, at, null);
    }

    private static LeadFollowUpScheduled planned(String id, Instant due) {
        return new LeadFollowUpScheduled(
                LEAD, id, DENIS, DENIS, FollowUpType.CALL, null, null, due, "UTC", Priority.MEDIUM);
    }
}
