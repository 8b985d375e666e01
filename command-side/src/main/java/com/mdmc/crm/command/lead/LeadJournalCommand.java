package com.mdmc.crm.command.lead;

import static com.mdmc.crm.kernel.user.Permission.LEADS_UPDATE;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.kernel.lead.NoteType;
import com.mdmc.crm.kernel.value.LeadId;
import com.mdmc.crm.kernel.value.PersonalText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;

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
}
