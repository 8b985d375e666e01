package com.mdmc.crm.command.lead.decision;

import static com.mdmc.crm.command.lead.decision.LeadSamples.DENIS;
import static com.mdmc.crm.command.lead.decision.LeadSamples.LEAD;
import static com.mdmc.crm.command.lead.decision.LeadSamples.MARINE;
import static com.mdmc.crm.command.lead.decision.LeadSamples.TEAM;
import static com.mdmc.crm.command.lead.decision.LeadSamples.assigned;
import static com.mdmc.crm.command.lead.decision.LeadSamples.captured;
import static com.mdmc.crm.command.lead.decision.LeadSamples.text;
import static com.mdmc.crm.domain.lead.LeadStage.LOST;
import static com.mdmc.crm.domain.lead.LeadStage.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.command.lead.decision.LeadCommand.AssignLead;
import com.mdmc.crm.command.lead.decision.LeadCommand.ChangeLeadStage;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.AddLeadNote;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.CancelLeadFollowUp;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.CompleteLeadFollowUp;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.HandOverLeadFollowUps;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.RemindOfLeadFollowUp;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.ReplanLeadFollowUp;
import com.mdmc.crm.command.lead.decision.LeadJournalCommand.ReviseLeadNote;
import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.EraseLead;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.FollowUpType;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.lead.LeadEvent.LeadLost;
import com.mdmc.crm.domain.lead.LeadEvent.LeadQueued;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpCancelled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpCompleted;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpReassigned;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpReminded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpRescheduled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpScheduled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteAdded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteRevised;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErased;
import com.mdmc.crm.domain.lead.NoteType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Follow-ups end once, and only an author rewrites a note. */
class LeadJournalTest {
    private static final Instant DUE = Instant.parse("2027-03-01T09:00:00Z");
    private static final LeadFollowUpScheduled PLANNED = new LeadFollowUpScheduled(
            LEAD, "f1", DENIS, DENIS, FollowUpType.CALL, text("rappel"), null, DUE, "Europe/Paris", Priority.MEDIUM);
    private static final LeadFollowUpCompleted DONE = new LeadFollowUpCompleted(LEAD, "f1");
    private static final LeadFollowUpCancelled DROPPED =
            new LeadFollowUpCancelled(LEAD, "f1", PersonalText.constant("doublon"));

    @Test
    void aNoteSentAgainIsWrittenOnce() {
        PersonalText content = text("bonjour");
        AddLeadNote note = new AddLeadNote(LEAD, "n1", content, NoteType.NOTE, false);
        LeadNoteAdded written =
                new LeadNoteAdded(LEAD, "n1", LeadSamples.admin().id(), content, NoteType.NOTE, false, null);
        given().when(note).recorded(written);
        given(written).when(note).recordedNothing();
    }

    @Test
    void completingTwiceCompletesOnce() {
        given().when(new CompleteLeadFollowUp(LEAD, "f1")).recorded(DONE);
        given(DONE).when(new CompleteLeadFollowUp(LEAD, "f1")).recordedNothing();
        given(DROPPED).when(new CompleteLeadFollowUp(LEAD, "f1")).refused("follow-up-cancelled");
        given().when(new CompleteLeadFollowUp(LEAD, "f2")).refused("not-found");
    }

    @Test
    void cancellingTwiceCancelsOnce() {
        given().when(new CancelLeadFollowUp(LEAD, "f1", PersonalText.constant("doublon")))
                .recorded(DROPPED);
        given(DROPPED)
                .when(new CancelLeadFollowUp(LEAD, "f1", PersonalText.constant("encore")))
                .recordedNothing();
        given(DONE)
                .when(new CancelLeadFollowUp(LEAD, "f1", PersonalText.constant("trop tard")))
                .refused("follow-up-completed");
    }

    @Test
    void reschedulingToTheSameTimeChangesNothing() {
        Instant later = DUE.plusSeconds(3600);
        given().when(new ReplanLeadFollowUp(LEAD, "f1", ScheduledTime.at(later), null))
                .recorded(new LeadFollowUpRescheduled(LEAD, "f1", DUE, later, "Europe/Paris"));
        given().when(new ReplanLeadFollowUp(LEAD, "f1", ScheduledTime.at(DUE), null))
                .recordedNothing();
        given(DONE)
                .when(new ReplanLeadFollowUp(LEAD, "f1", ScheduledTime.at(later), null))
                .refused("follow-up-completed");
    }

    @Test
    void whatIsOpenGoesToTheNextOwner() {
        LeadAssigned own = assigned(DENIS, TEAM);
        LeadFollowUpReassigned moved = new LeadFollowUpReassigned(LEAD, "f1", DENIS, MARINE);
        given(own)
                .when(new AssignLead(LEAD, MARINE, TEAM, PersonalText.constant("")))
                .recorded(new LeadAssigned(LEAD, MARINE, TEAM, DENIS, TEAM, false, PersonalText.constant("")), moved);
        given(own, new LeadQueued(LEAD, DENIS, TEAM, PersonalText.constant("parti")))
                .when(new AssignLead(LEAD, MARINE, TEAM, PersonalText.constant("")))
                .recorded(new LeadAssigned(LEAD, MARINE, TEAM, null, null, false, PersonalText.constant("")), moved);
        given(own, DONE)
                .when(new AssignLead(LEAD, MARINE, TEAM, PersonalText.constant("")))
                .recorded(new LeadAssigned(LEAD, MARINE, TEAM, DENIS, TEAM, false, PersonalText.constant("")));
        given(assigned(MARINE, TEAM))
                .when(new HandOverLeadFollowUps(LEAD, DENIS, null))
                .recorded(moved);
        given(own).when(new HandOverLeadFollowUps(LEAD, DENIS, null)).recordedNothing();
        given().when(new HandOverLeadFollowUps(LEAD, DENIS, null)).recordedNothing();
        given().when(new HandOverLeadFollowUps(LEAD, DENIS, MARINE)).recorded(moved);
        given(assigned(MARINE, TEAM))
                .when(new HandOverLeadFollowUps(LEAD, DENIS, new UserId("user-third")))
                .recorded(moved);
    }

    @Test
    void aFollowUpIsGivenToSomebodyElseWithOrWithoutAnotherTime() {
        Instant later = DUE.plusSeconds(3600);
        LeadFollowUpReassigned moved = new LeadFollowUpReassigned(LEAD, "f1", DENIS, MARINE);
        given().when(new ReplanLeadFollowUp(LEAD, "f1", null, MARINE)).recorded(moved);
        given().when(new ReplanLeadFollowUp(LEAD, "f1", ScheduledTime.at(later), MARINE))
                .recorded(new LeadFollowUpRescheduled(LEAD, "f1", DUE, later, "Europe/Paris"), moved);
        given().when(new ReplanLeadFollowUp(LEAD, "f1", null, DENIS)).recordedNothing();
        given(DONE).when(new ReplanLeadFollowUp(LEAD, "f1", null, MARINE)).refused("follow-up-completed");
    }

    @Test
    void aReminderIsRaisedOnceForEachTimeItFallsDue() {
        LeadFollowUpReminded reminded = new LeadFollowUpReminded(LEAD, "f1", DENIS, DUE);
        given().when(new RemindOfLeadFollowUp(LEAD, "f1", DUE)).recorded(reminded);
        given(reminded).when(new RemindOfLeadFollowUp(LEAD, "f1", DUE)).recordedNothing();
        given(DONE).when(new RemindOfLeadFollowUp(LEAD, "f1", DUE)).recordedNothing();
        given().when(new RemindOfLeadFollowUp(LEAD, "f1", DUE.plusSeconds(1))).recordedNothing();
    }

    @Test
    void losingOrErasingALeadCancelsWhatIsOpen() {
        given().when(new ChangeLeadStage(LEAD, LOST, PersonalText.constant("budget")))
                .recorded(
                        new LeadLost(LEAD, NEW, PersonalText.constant("budget")),
                        new LeadFollowUpCancelled(LEAD, "f1", PersonalText.constant("lost")));
        given().when(new EraseLead(LEAD, PersonalText.constant("demande")))
                .recorded(
                        new LeadFollowUpCancelled(LEAD, "f1", PersonalText.constant("erased")),
                        new LeadErased(
                                LEAD, PersonalText.constant("demande"), List.of(), List.of(LeadFixture.SAME_ADDRESS)));
        given(DONE)
                .when(new ChangeLeadStage(LEAD, LOST, PersonalText.constant("budget")))
                .recorded(new LeadLost(LEAD, NEW, PersonalText.constant("budget")));
    }

    @ParameterizedTest
    @CsvSource({
        // An ordinary winter and an ordinary summer day.
        "2027-01-15T10:00, 2027-01-15T09:00:00Z",
        "2027-07-15T10:00, 2027-07-15T08:00:00Z",
        // The hour that is skipped in spring, and the one that comes twice in autumn.
        "2027-03-28T02:30, 2027-03-28T01:30:00Z",
        "2027-10-31T02:30, 2027-10-31T00:30:00Z",
        "2027-07-15T10:00+02:00, 2027-07-15T08:00:00Z"
    })
    void aPlannedHourIsOneOfTheLeadsOwnClock(String planned, Instant due) {
        assertThat(ScheduledTime.parse(planned).in(ZoneId.of("Europe/Paris"))).isEqualTo(due);
    }

    @Test
    void onlyItsAuthorRewritesANote() {
        PersonalText other = text("autre texte");
        LeadNoteAdded open = new LeadNoteAdded(LEAD, "n1", DENIS, text("texte"), NoteType.NOTE, false, null);
        LeadFixture.given(captured(), open)
                .by(LeadSamples.agent(DENIS, TEAM))
                .when(new ReviseLeadNote(LEAD, "n1", other))
                .recorded(new LeadNoteRevised(LEAD, "n1", 2, other, null));
        LeadFixture.given(captured(), open)
                .by(LeadSamples.agent(DENIS, TEAM))
                .when(new ReviseLeadNote(LEAD, "n1", text("texte")))
                .recordedNothing();
        LeadFixture.given(captured(), open)
                .by(LeadSamples.agent(MARINE, TEAM))
                .when(new ReviseLeadNote(LEAD, "n1", other))
                .refused("note-of-another");
    }

    @Test
    void anothersPrivateNoteDoesNotExist() {
        LeadNoteAdded secret = new LeadNoteAdded(LEAD, "n1", DENIS, text("texte"), NoteType.NOTE, true, null);
        LeadFixture.given(captured(), secret)
                .by(LeadSamples.agent(MARINE, TEAM))
                .when(new ReviseLeadNote(LEAD, "n1", text("autre")))
                .refused("not-found");
    }

    private static LeadFixture given(DomainEvent... more) {
        DomainEvent[] history = new DomainEvent[2 + more.length];
        history[0] = captured();
        history[1] = PLANNED;
        System.arraycopy(more, 0, history, 2, more.length);
        return LeadFixture.given(history);
    }
}
