package com.mdmc.crm.command.lead.adapter;

import static com.mongodb.client.model.Indexes.ascending;

import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConversionReverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConverted;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadContactAttempted;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadDuplicateUnmerged;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErased;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErasureProposed;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadMergedInto;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadRetentionExtended;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadUnmerged;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.ViewDefinition;
import java.time.Instant;
import java.util.List;

/**
 * View of a lead's inactivity, which the retention rules ask for.
 *
 * @param since the last contact; {@code null} once the lead was erased
 * @param proposed whether its erasure was proposed since then, or goes with that of the lead it was merged into
 * @param isClient whether it became a client, whose contract the law lets be kept for longer
 */
record LastContact(Instant since, boolean proposed, boolean isClient) {
    private static final LastContact OVER = new LastContact(null, true, false);

    static final Fold<LastContact> FOLD = Fold.of(LastContact.class)
            .on(LeadCaptured.class, (none, captured) -> new LastContact(captured.time(), false, false))
            .on(
                    LeadContactAttempted.class,
                    (lead, contact) -> lead.activeAt(contact.event().at()))
            .on(LeadRetentionExtended.class, (lead, extended) -> lead.activeAt(extended.time()))
            .on(LeadErasureProposed.class, (lead, proposed) -> new LastContact(lead.since, true, lead.isClient))
            .on(LeadConverted.class, (lead, converted) -> new LastContact(lead.since, lead.proposed, true))
            .on(LeadConversionReverted.class, (lead, back) -> new LastContact(lead.since, lead.proposed, false))
            .on(LeadErased.class, (lead, erased) -> OVER)
            .on(LeadMergedInto.class, (lead, merged) -> new LastContact(lead.since, true, lead.isClient))
            .on(LeadUnmerged.class, (lead, own) -> new LastContact(lead.since, false, lead.isClient))
            .on(
                    LeadDuplicateUnmerged.class,
                    (lead, undone) -> new LastContact(undone.event().lastActivity(), lead.proposed, lead.isClient))
            .build();

    static final ViewDefinition<LastContact> VIEW = ViewDefinition.bySubject(
                    "lead_silence",
                    LastContact.class,
                    FOLD,
                    List.of(ascending("proposed", "isClient", "since")),
                    List.of())
            .atRevision(5);

    private LastContact activeAt(Instant time) {
        return new LastContact(time.isAfter(since) ? time : since, false, isClient);
    }
}
