package com.mdmc.crm.query.lead;

import com.mdmc.crm.domain.lead.ContactOutcome;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadContactAttempted;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpCancelled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpCompleted;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpReminded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpRescheduled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpScheduled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteAdded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteRevised;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.Recorded;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Steps of the fold that concern contact attempts, follow-ups and notes. */
final class LeadJournalSteps {
    private LeadJournalSteps() {}

    static void addTo(Fold.Builder<LeadView> fold) {
        LeadFold.on(fold, LeadContactAttempted.class, LeadJournalSteps::contacted);
        LeadFold.on(fold, LeadNoteAdded.class, LeadJournalSteps::noteAdded);
        LeadFold.on(
                fold,
                LeadNoteRevised.class,
                (lead, e) -> lead.changeNote(e.event().noteId(), note -> note.revised(e.event(), e.time())));
        LeadFold.on(fold, LeadFollowUpScheduled.class, LeadJournalSteps::scheduled);
        LeadFold.on(fold, LeadFollowUpRescheduled.class, (lead, e) -> {
            lead.changeFollowUp(
                    e.event().followUpId(),
                    each -> each.at(e.event().to(), e.event().timezone()));
            lead.communication = lead.communication.withNextFollowUp(earliestOpen(lead.followUps));
        });
        LeadFold.on(fold, LeadFollowUpCompleted.class, (lead, e) -> {
            lead.changeFollowUp(e.event().followUpId(), each -> each.completed(e.time()));
            lead.communication = lead.communication.withNextFollowUp(earliestOpen(lead.followUps));
        });
        LeadFold.on(fold, LeadFollowUpCancelled.class, (lead, e) -> {
            lead.changeFollowUp(
                    e.event().followUpId(), each -> each.cancelled(e.event().reason()));
            lead.communication = lead.communication.withNextFollowUp(earliestOpen(lead.followUps));
        });
        LeadFold.on(
                fold,
                LeadFollowUpReminded.class,
                (lead, e) -> lead.changeFollowUp(e.event().followUpId(), each -> each.reminded(e.time())));
    }

    private static void contacted(LeadEdit lead, Recorded<LeadContactAttempted> recorded) {
        LeadContactAttempted event = recorded.event();
        boolean answered = event.outcome() == ContactOutcome.ANSWERED;
        lead.communication = lead.communication.contacted(event.at(), answered);
        Instant proposed = lead.lifecycle.erasureProposedAt();
        // A proposal rests on silence; contact since then ends it.
        if (proposed != null && event.at().equals(lead.communication.lastContact())) {
            lead.lifecycle = lead.lifecycle.proposed(null, lead.lifecycle.retainedAt());
        }
    }

    private static void noteAdded(LeadEdit lead, Recorded<LeadNoteAdded> recorded) {
        LeadNoteAdded event = recorded.event();
        lead.add(new Note(
                event.noteId(),
                event.author(),
                event.content(),
                event.type(),
                event.isPrivate(),
                recorded.time(),
                recorded.time(),
                1,
                List.of()));
    }

    private static void scheduled(LeadEdit lead, Recorded<LeadFollowUpScheduled> recorded) {
        LeadFollowUpScheduled event = recorded.event();
        lead.add(new FollowUp(
                event.followUpId(),
                event.scheduledBy(),
                event.assignedTo(),
                event.type(),
                event.subjectLine(),
                event.description(),
                event.scheduledFor(),
                event.timezone(),
                false,
                null,
                event.priority(),
                false,
                null,
                null,
                null));
        lead.communication = lead.communication.withNextFollowUp(earliestOpen(lead.followUps));
    }

    private static Instant earliestOpen(List<FollowUp> followUps) {
        return followUps.stream()
                .filter(FollowUp::isOpen)
                .map(FollowUp::scheduledFor)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
