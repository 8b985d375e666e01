package com.mdmc.crm.command.lead.decision;

import static com.mdmc.crm.domain.user.Permission.LEADS_DELETE;
import static com.mdmc.crm.domain.user.Permission.LEADS_UPDATE;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.RequestBodyComponent;
import com.mdmc.crm.command.bus.TextSubjects;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.Consent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.valueextraction.Unwrapping;
import java.time.Instant;

/** Orders that concern the record of a lead as such, and the person's rights in it. */
public sealed interface LeadLifecycleCommand extends LeadCommand {

    /** Puts the lead away. */
    @Allowed(LEADS_DELETE)
    record ArchiveLead(LeadId leadId, @Size(max = 500) PersonalText reason) implements LeadLifecycleCommand {}

    /** Takes an archived lead out again; refused if another open lead has its e-mail by now. */
    @Allowed(LEADS_DELETE)
    record RestoreLead(LeadId leadId, @Size(max = 500) PersonalText reason) implements LeadLifecycleCommand {}

    /**
     * Takes another lead of the same artist in, which ends there, with its open follow-ups, notes, contacts, tags,
     * consents and engagement; both are written in one commit.
     */
    @Allowed(LEADS_DELETE)
    record MergeLeads(
            LeadId leadId,
            @NotNull LeadId duplicateId,
            @Size(max = 500) PersonalText reason) implements LeadLifecycleCommand {}

    /** Undoes a merge, while neither lead changed since. */
    @Allowed(LEADS_DELETE)
    record UnmergeLeads(LeadId leadId, @NotNull LeadId duplicateId) implements LeadLifecycleCommand {}

    /** Records what a person stated about the use of their data. */
    @Allowed(LEADS_UPDATE)
    record RecordLeadConsent(
            LeadId leadId,
            @RequestBodyComponent @NotNull @Valid Consent consent) implements LeadLifecycleCommand {}

    /** Proposes to erase a lead nobody had contact with since before {@code silentSince}; a person decides. */
    @Allowed(LEADS_DELETE)
    record ProposeLeadErasure(LeadId leadId, @NotNull Instant silentSince) implements LeadLifecycleCommand {}

    /** Keeps a lead's data for another period although the rules say it should go. */
    @Allowed(LEADS_DELETE)
    record ExtendLeadRetention(
            LeadId leadId,

            @NotNull(payload = Unwrapping.Skip.class) @NotBlank @Size(max = 500)
            PersonalText reason) implements LeadLifecycleCommand {}

    /** Erases the person's data for ever. */
    @Allowed(LEADS_DELETE)
    record EraseLead(
            LeadId leadId,

            @NotNull(payload = Unwrapping.Skip.class) @NotBlank @Size(max = 500)
            PersonalText reason) implements LeadLifecycleCommand {

        @Override
        public String textSubject(TextSubjects others) {
            return TextSubjects.ERASURES;
        }
    }
}
