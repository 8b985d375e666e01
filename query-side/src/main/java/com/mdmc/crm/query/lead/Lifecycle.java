package com.mdmc.crm.query.lead;

import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.Consent;
import java.time.Instant;
import java.util.List;

/** What became of the record as such, and what the person said about their data. */
public record Lifecycle(
        boolean archived,
        String archiveReason,
        LeadId mergedInto,
        List<LeadId> mergedFrom,
        List<Consent> consents,
        Instant erasureProposedAt,
        Instant retainedAt,
        Erasure erasure) {
    static final Lifecycle NEW = new Lifecycle(false, null, null, List.of(), List.of(), null, null, null);

    public Lifecycle {
        mergedFrom = mergedFrom == null ? List.of() : List.copyOf(mergedFrom);
        consents = consents == null ? List.of() : List.copyOf(consents);
    }

    Lifecycle archived(boolean away, String reason) {
        return new Lifecycle(away, reason, mergedInto, mergedFrom, consents, erasureProposedAt, retainedAt, erasure);
    }

    Lifecycle mergedInto(LeadId survivor) {
        return new Lifecycle(
                true, archiveReason, survivor, mergedFrom, consents, erasureProposedAt, retainedAt, erasure);
    }

    Lifecycle absorbed(LeadId doublet) {
        List<LeadId> absorbed = LeadLifecycleSteps.and(mergedFrom, doublet);
        return new Lifecycle(
                archived, archiveReason, mergedInto, absorbed, consents, erasureProposedAt, retainedAt, erasure);
    }

    Lifecycle stated(Consent consent) {
        List<Consent> holding = LeadLifecycleSteps.holding(consents, consent);
        return new Lifecycle(
                archived, archiveReason, mergedInto, mergedFrom, holding, erasureProposedAt, retainedAt, erasure);
    }

    Lifecycle proposed(Instant proposedAt, Instant kept) {
        return new Lifecycle(archived, archiveReason, mergedInto, mergedFrom, consents, proposedAt, kept, erasure);
    }

    Lifecycle erased(Erasure done) {
        return new Lifecycle(archived, archiveReason, mergedInto, mergedFrom, consents, null, retainedAt, done);
    }
}
