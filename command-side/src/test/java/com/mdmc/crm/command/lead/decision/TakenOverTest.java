package com.mdmc.crm.command.lead.decision;

import static com.mdmc.crm.command.lead.decision.LeadSamples.DENIS;
import static com.mdmc.crm.command.lead.decision.LeadSamples.LEAD;
import static com.mdmc.crm.command.lead.decision.LeadSamples.captured;
import static com.mdmc.crm.command.lead.decision.LeadSamples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.ContactMethod;
import com.mdmc.crm.domain.lead.ContactOutcome;
import com.mdmc.crm.domain.lead.FollowUpType;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.domain.lead.LeadEvent.LeadProbabilityChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadTagsChanged;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadContactAttempted;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpCompleted;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpReassigned;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpReminded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpRescheduled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpScheduled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteAdded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteRevised;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadDuplicateMerged;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadDuplicateUnmerged;
import com.mdmc.crm.domain.lead.NoteType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a survivor takes over from a duplicate is all that was open or known there, and undoing gives exactly it back. */
class TakenOverTest {
    private static final LeadId DUPLICATE = new LeadId("lead-2");
    private static final Instant START = Instant.parse("2026-11-01T09:00:00Z");
    private static final PersonalText SEEN = text("vu");
    private static final PersonalText SEEN_AGAIN = text("revu");

    @Test
    void openFollowUpsNotesAndContactsAreTheSurvivorsAsTheyStood() {
        LeadContent content = content(
                new LeadNoteAdded(DUPLICATE, "n1", DENIS, SEEN, NoteType.NOTE, true, null),
                new LeadNoteRevised(DUPLICATE, "n1", 2, SEEN_AGAIN, null),
                planned("a", day(9)),
                planned("b", day(9)),
                new LeadFollowUpRescheduled(DUPLICATE, "a", day(9), day(12), "Indian/Reunion"),
                new LeadFollowUpReassigned(DUPLICATE, "a", DENIS, LeadSamples.MARINE),
                new LeadFollowUpReminded(DUPLICATE, "a", LeadSamples.MARINE, day(12)),
                new LeadFollowUpCompleted(DUPLICATE, "b"),
                contact(DUPLICATE, day(5)));
        assertThat(content.journalOf(LEAD))
                .containsExactly(
                        contact(LEAD, day(5)),
                        new LeadNoteAdded(LEAD, "n1", DENIS, SEEN, NoteType.NOTE, true, day(1)),
                        new LeadNoteRevised(LEAD, "n1", 2, SEEN_AGAIN, day(2)),
                        new LeadFollowUpScheduled(
                                LEAD,
                                "a",
                                DENIS,
                                LeadSamples.MARINE,
                                FollowUpType.CALL,
                                null,
                                null,
                                day(12),
                                "Indian/Reunion",
                                Priority.MEDIUM),
                        new LeadFollowUpReminded(LEAD, "a", LeadSamples.MARINE, day(12)));
    }

    @Test
    void whatWasGivenBackIsNotTakenOverByTheNextSurvivor() {
        LeadContent content = content(
                planned("own", day(9)),
                contact(DUPLICATE, day(1)),
                new LeadDuplicateMerged(DUPLICATE, new LeadId("lead-3"), null, 2),
                planned("taken", day(9)),
                contact(DUPLICATE, day(2)),
                undone(DUPLICATE, new LeadId("lead-3"), List.of("taken"), 1, day(1)));
        assertThat(content.journalOf(LEAD)).hasSize(2).contains(contact(LEAD, day(1)));
    }

    @Test
    void undoingGivesBackWhatTheMergeRepeatedAndNothingElse() {
        TakenOver taken = taken(
                captured(),
                contact(LEAD, day(2)),
                new LeadDuplicateMerged(LEAD, DUPLICATE, null, 3),
                contact(LEAD, day(5)),
                new LeadFollowUpScheduled(
                        LEAD, "a", DENIS, DENIS, FollowUpType.CALL, null, null, day(9), "UTC", Priority.MEDIUM),
                new LeadTagsChanged(LEAD, List.of(text("autre"))),
                new LeadFollowUpReminded(LEAD, "a", DENIS, day(9)));
        taken.requireUnchanged();
        assertThat(taken.undone(LEAD)).isEqualTo(undone(LEAD, DUPLICATE, List.of("a"), 1, day(2)));
        assertThat(taken.tagsBefore()).isEqualTo(captured().tags());
    }

    @Test
    void aMergeIsNotUndoneOverWhatCameAfterItNorIfItTookNothingOver() {
        TakenOver changed = taken(
                captured(), new LeadDuplicateMerged(LEAD, DUPLICATE, null, 0), new LeadProbabilityChanged(LEAD, 40));
        assertThatThrownBy(changed::requireUnchanged)
                .isInstanceOfSatisfying(
                        Rejection.class, refused -> assertThat(refused.code()).isEqualTo("lead-changed-since"));
        TakenOver former = taken(captured(), new LeadDuplicateMerged(LEAD, DUPLICATE, null, null));
        assertThatThrownBy(former::requireUnchanged)
                .isInstanceOfSatisfying(
                        Rejection.class, refused -> assertThat(refused.code()).isEqualTo("merge-not-reversible"));
    }

    @Test
    void aMergeThatWasUndoneAndDoneAgainIsJudgedByItsSecondTime() {
        TakenOver taken = taken(
                captured(),
                new LeadDuplicateMerged(LEAD, DUPLICATE, null, 1),
                contact(LEAD, day(5)),
                undone(LEAD, DUPLICATE, List.of(), 1, null),
                new LeadProbabilityChanged(LEAD, 40),
                new LeadDuplicateMerged(LEAD, DUPLICATE, null, 1),
                contact(LEAD, day(5)));
        taken.requireUnchanged();
        assertThat(taken.undone(LEAD)).isEqualTo(undone(LEAD, DUPLICATE, List.of(), 1, null));
    }

    private static LeadDuplicateUnmerged undone(
            LeadId lead, LeadId duplicate, List<String> followUps, int contacts, Instant lastContact) {
        return new LeadDuplicateUnmerged(
                lead,
                duplicate,
                List.of(),
                followUps,
                contacts,
                contacts,
                List.of(),
                lastContact,
                lastContact == null ? day(1) : lastContact);
    }

    private static LeadContent content(LeadEvent... events) {
        LeadContent content = new LeadContent();
        for (int i = 0; i < events.length; i++) {
            content.add(events[i], day(i + 1));
        }
        return content;
    }

    private static TakenOver taken(LeadEvent... events) {
        TakenOver taken = new TakenOver(DUPLICATE);
        for (int i = 0; i < events.length; i++) {
            taken.add(events[i], day(i + 1));
        }
        return taken;
    }

    private static LeadContactAttempted contact(LeadId lead, Instant at) {
        return new LeadContactAttempted(lead, DENIS, ContactMethod.EMAIL, ContactOutcome.ANSWERED, at, null);
    }

    private static LeadFollowUpScheduled planned(String id, Instant due) {
        return new LeadFollowUpScheduled(
                DUPLICATE, id, DENIS, DENIS, FollowUpType.CALL, null, null, due, "UTC", Priority.MEDIUM);
    }

    private static Instant day(int number) {
        return START.plus(Duration.ofDays(number));
    }
}
