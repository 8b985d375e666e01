package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Revision;
import com.mdmc.crm.domain.id.LeadId;
import java.time.Instant;
import java.util.List;

/** What became of the record of a lead as such: put away, merged, kept for a reason, erased. */
public sealed interface LeadLifecycleEvent extends LeadEvent {

    /** The lead was put away; it takes no orders until it is restored. */
    record LeadArchived(LeadId leadId, PersonalText reason) implements LeadLifecycleEvent {}

    /** An archived lead was taken out again as it was. */
    record LeadRestored(LeadId leadId, PersonalText reason) implements LeadLifecycleEvent {}

    /**
     * A duplicate was merged into the lead; its history counts as the lead's own from then on.
     *
     * @param takenOver how many of the following events of the lead, in the same commit, repeat what the duplicate had;
     *     {@code null} in merges that took nothing over, which cannot be undone
     */
    record LeadDuplicateMerged(LeadId leadId, LeadId duplicateId, PersonalText reason, Integer takenOver)
            implements LeadLifecycleEvent {}

    /**
     * A merge was undone: the lead no longer has what it had taken over.
     *
     * @param contactAttempts number of contacts taken over, of which {@code answeredAttempts} were answered
     * @param consents statements taken over
     * @param lastContact when the lead was contacted last before the merge; {@code null} for never
     * @param lastActivity when anything was heard of the lead last before the merge
     */
    record LeadDuplicateUnmerged(
            LeadId leadId,
            LeadId duplicateId,
            List<String> noteIds,
            List<String> followUpIds,
            int contactAttempts,
            int answeredAttempts,
            List<Consent> consents,
            Instant lastContact,
            Instant lastActivity)
            implements LeadLifecycleEvent {

        public LeadDuplicateUnmerged {
            noteIds = List.copyOf(noteIds);
            followUpIds = List.copyOf(followUpIds);
            consents = List.copyOf(consents);
        }
    }

    /** The lead was a duplicate and ended; {@code survivor} is the lead it was merged into. */
    record LeadMergedInto(LeadId leadId, LeadId survivor, PersonalText reason) implements LeadLifecycleEvent {}

    /** The lead is a lead of its own again, as it was when it was merged into {@code survivor}. */
    record LeadUnmerged(LeadId leadId, LeadId survivor) implements LeadLifecycleEvent {}

    /** The person, or somebody for them, stated what their data may be used for. */
    record LeadConsentRecorded(LeadId leadId, Consent consent) implements LeadLifecycleEvent {}

    /** The retention rules find that the lead's data should go: nobody had contact since {@code lastActivity}. */
    record LeadErasureProposed(LeadId leadId, Instant lastActivity) implements LeadLifecycleEvent {}

    /** A person decided that the data stays for now; it is proposed again only after another full period. */
    record LeadRetentionExtended(LeadId leadId, PersonalText reason) implements LeadLifecycleEvent {}

    /**
     * The person's data was erased: the key it was encrypted under is destroyed, the text cannot be read again.
     *
     * @param duplicateIds leads of the same person that were merged into this one and are erased with it
     * @param otherLeads those with the same address, and the one this was merged into: they were not erased with it
     */
    @Revision("3")
    record LeadErased(LeadId leadId, PersonalText reason, List<LeadId> duplicateIds, List<LeadId> otherLeads)
            implements LeadLifecycleEvent {

        public LeadErased {
            duplicateIds = duplicateIds == null ? List.of() : List.copyOf(duplicateIds);
            otherLeads = otherLeads == null ? List.of() : List.copyOf(otherLeads);
        }
    }
}
