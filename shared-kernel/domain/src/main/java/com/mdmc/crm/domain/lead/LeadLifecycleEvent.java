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

    /** A duplicate was merged into the lead; its history counts as the lead's own from then on. */
    record LeadDuplicateMerged(LeadId leadId, LeadId duplicateId, PersonalText reason) implements LeadLifecycleEvent {}

    /** The lead was a duplicate and ended; {@code survivor} is the lead it was merged into. */
    record LeadMergedInto(LeadId leadId, LeadId survivor, PersonalText reason) implements LeadLifecycleEvent {}

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
     */
    @Revision("2")
    record LeadErased(LeadId leadId, PersonalText reason, List<LeadId> duplicateIds) implements LeadLifecycleEvent {

        public LeadErased {
            duplicateIds = duplicateIds == null ? List.of() : List.copyOf(duplicateIds);
        }
    }
}
