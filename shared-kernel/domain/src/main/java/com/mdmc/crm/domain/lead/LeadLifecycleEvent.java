package com.mdmc.crm.domain.lead;

import com.mdmc.crm.domain.id.LeadId;
import java.time.Instant;
import java.util.List;

/** What became of the record of a lead as such: put away, merged, kept for a reason, erased. */
public sealed interface LeadLifecycleEvent extends LeadEvent {

    /** The lead was put away; it takes no orders until it is restored. */
    record LeadArchived(LeadId leadId, String reason) implements LeadLifecycleEvent {}

    /** An archived lead was taken out again as it was. */
    record LeadRestored(LeadId leadId, String reason) implements LeadLifecycleEvent {}

    /** The lead took in a doublet, whose history counts as its own from now on. */
    record LeadDoubletAbsorbed(LeadId leadId, LeadId doublet, String reason) implements LeadLifecycleEvent {}

    /** The lead was a doublet of {@code survivor} and ended there. */
    record LeadMergedInto(LeadId leadId, LeadId survivor, String reason) implements LeadLifecycleEvent {}

    /** The person, or somebody for them, stated what their data may be used for. */
    record LeadConsentRecorded(LeadId leadId, Consent consent) implements LeadLifecycleEvent {}

    /** The retention rules find that the lead's data should go: nobody had contact since {@code lastActivity}. */
    record LeadErasureProposed(LeadId leadId, Instant lastActivity) implements LeadLifecycleEvent {}

    /** A person decided that the data stays for now; it is proposed again only after another full period. */
    record LeadRetentionExtended(LeadId leadId, String reason) implements LeadLifecycleEvent {}

    /**
     * The person's data was erased: the key it was sealed under is destroyed, the text cannot be read again.
     *
     * @param doublets leads of the same person that were merged into this one, whose data goes as well
     */
    record LeadErased(LeadId leadId, String reason, List<LeadId> doublets) implements LeadLifecycleEvent {

        public LeadErased {
            doublets = doublets == null ? List.of() : List.copyOf(doublets);
        }
    }
}
