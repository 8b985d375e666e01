package com.mdmc.crm.command.lead.decision;

import static com.mdmc.crm.domain.user.Permission.ADMIN_AUDIT;
import static com.mdmc.crm.domain.user.Permission.LEADS_UPDATE;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.RequestBodyComponent;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.ContactMethod;
import com.mdmc.crm.domain.lead.ContactOutcome;
import com.mdmc.crm.domain.lead.NoteType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;
import java.time.Instant;

/** Orders that keep a lead's journals: notes, contact attempts, follow-ups. */
public sealed interface LeadJournalCommand extends LeadCommand {

    /** Writes a note; the identifier is drawn where the request arrives. */
    @Allowed(LEADS_UPDATE)
    record AddLeadNote(
            LeadId leadId,
            String noteId,

            @NotNull(payload = Unwrapping.Skip.class) @Size(min = 1, max = 5000)
            PersonalText content,

            @NotNull NoteType type,
            boolean isPrivate)
            implements LeadJournalCommand {}

    /** Rewrites one's own note. */
    @Allowed(LEADS_UPDATE)
    record ReviseLeadNote(
            LeadId leadId,
            String noteId,

            @NotNull(payload = Unwrapping.Skip.class) @Size(min = 1, max = 5000)
            PersonalText content)
            implements LeadJournalCommand {}

    /** Reads somebody else's private note: for administrators with a reason, and never without a trace. */
    @Allowed(ADMIN_AUDIT)
    record ReadPrivateNote(
            LeadId leadId,
            @NotNull String noteId,

            @NotNull(payload = Unwrapping.Skip.class) @NotBlank @Size(max = 500)
            PersonalText reason)
            implements LeadJournalCommand {}

    /** Records an attempt to reach the artist. */
    @Allowed(LEADS_UPDATE)
    record RecordLeadContact(
            LeadId leadId,
            @NotNull ContactMethod method,
            @NotNull ContactOutcome outcome,
            @NotNull Instant at,
            @Size(max = 5000) PersonalText note)
            implements LeadJournalCommand {}

    /** Plans something to be done; the identifier is drawn where the request arrives. */
    @Allowed(LEADS_UPDATE)
    record ScheduleLeadFollowUp(
            LeadId leadId,
            String followUpId,
            @RequestBodyComponent @NotNull @Valid FollowUpPlan plan) implements LeadJournalCommand {}

    /** Plans an open follow-up for another time or for another person; {@code null} for what stays. */
    @Allowed(LEADS_UPDATE)
    record ReplanLeadFollowUp(LeadId leadId, String followUpId, ScheduledTime scheduledFor, UserId assignedTo)
            implements LeadJournalCommand {}

    /**
     * Gives the open follow-ups of somebody who has left to the lead's owner, if that is somebody else.
     *
     * @param successor who gets them where the lead has no owner; {@code null} leaves them for the next one
     */
    @Allowed(LEADS_UPDATE)
    record HandOverLeadFollowUps(LeadId leadId, @NotNull UserId from, UserId successor) implements LeadJournalCommand {}

    /** Ticks a follow-up off. */
    @Allowed(LEADS_UPDATE)
    record CompleteLeadFollowUp(LeadId leadId, String followUpId) implements LeadJournalCommand {}

    /** Drops a follow-up. */
    @Allowed(LEADS_UPDATE)
    record CancelLeadFollowUp(
            LeadId leadId,
            String followUpId,
            @Size(max = 500) PersonalText reason) implements LeadJournalCommand {}

    /** Reminds whoever is to do a follow-up that fell due at {@code dueAt}; once, whoever orders it how often. */
    @Allowed(LEADS_UPDATE)
    record RemindOfLeadFollowUp(LeadId leadId, String followUpId, Instant dueAt) implements LeadJournalCommand {}
}
