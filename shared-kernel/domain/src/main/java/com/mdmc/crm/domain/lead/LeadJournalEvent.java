package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import java.time.Instant;

/** What staff wrote down, tried and planned while working on a lead. */
public sealed interface LeadJournalEvent extends LeadEvent {

    /** Somebody tried to reach the artist at {@code at}; {@code by} is who tried. */
    record LeadContactAttempted(
            LeadId leadId, UserId by, ContactMethod method, ContactOutcome outcome, Instant at, PersonalText note)
            implements LeadJournalEvent {}

    /**
     * Something is to be done for the lead.
     *
     * @param assignedTo who is to do it
     * @param scheduledFor when it falls due
     * @param timezone the zone it was planned in, so that the planned hour of the day can be told later
     */
    record LeadFollowUpScheduled(
            LeadId leadId,
            String followUpId,
            UserId scheduledBy,
            UserId assignedTo,
            FollowUpType type,
            PersonalText subjectLine,
            PersonalText description,
            Instant scheduledFor,
            String timezone,
            Priority priority)
            implements LeadJournalEvent {}

    /** An open follow-up falls due at another time. */
    record LeadFollowUpRescheduled(LeadId leadId, String followUpId, Instant from, Instant to, String timezone)
            implements LeadJournalEvent {}

    /** An open follow-up is another person's to do. */
    record LeadFollowUpReassigned(LeadId leadId, String followUpId, UserId from, UserId to)
            implements LeadJournalEvent {}

    /** A follow-up was done. */
    record LeadFollowUpCompleted(LeadId leadId, String followUpId) implements LeadJournalEvent {}

    /** A follow-up will not be done; {@code reason} is {@code lost} or what was given. */
    record LeadFollowUpCancelled(LeadId leadId, String followUpId, PersonalText reason) implements LeadJournalEvent {}

    /** A follow-up fell due at {@code dueAt} and whoever is to do it was reminded. */
    record LeadFollowUpReminded(LeadId leadId, String followUpId, UserId assignedTo, Instant dueAt)
            implements LeadJournalEvent {}

    /**
     * Staff wrote something down about the lead; a private note is for its author alone.
     *
     * @param writtenAt when, for a note taken over from a duplicate; else {@code null}, since it is the event's time
     */
    record LeadNoteAdded(
            LeadId leadId,
            String noteId,
            UserId author,
            PersonalText content,
            NoteType type,
            boolean isPrivate,
            Instant writtenAt)
            implements LeadJournalEvent {}

    /**
     * A note was rewritten by its author; {@code revision} counts from 1 for the first text.
     *
     * @param writtenAt as in {@link LeadNoteAdded}
     */
    record LeadNoteRevised(LeadId leadId, String noteId, int revision, PersonalText content, Instant writtenAt)
            implements LeadJournalEvent {}
}
