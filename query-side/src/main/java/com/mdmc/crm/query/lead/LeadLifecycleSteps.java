package com.mdmc.crm.query.lead;

import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.Consent;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadArchived;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadConsentRecorded;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadDoubletAbsorbed;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErased;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErasureProposed;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadMergedInto;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadRestored;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadRetentionExtended;
import com.mdmc.crm.projections.fold.Fold;
import java.util.ArrayList;
import java.util.List;

/** Steps of the fold that concern the record as such: archive, merge, consent, retention, erasure. */
final class LeadLifecycleSteps {
    private LeadLifecycleSteps() {}

    static void addTo(Fold.Builder<LeadView> fold) {
        LeadFold.on(
                fold,
                LeadArchived.class,
                (lead, e) ->
                        lead.lifecycle = lead.lifecycle.archived(true, e.event().reason()));
        LeadFold.on(fold, LeadRestored.class, (lead, e) -> lead.lifecycle = lead.lifecycle.archived(false, null));
        LeadFold.on(
                fold,
                LeadMergedInto.class,
                (lead, e) ->
                        lead.lifecycle = lead.lifecycle.mergedInto(e.event().survivor()));
        LeadFold.on(
                fold,
                LeadDoubletAbsorbed.class,
                (lead, e) -> lead.lifecycle = lead.lifecycle.absorbed(e.event().doublet()));
        LeadFold.on(
                fold,
                LeadConsentRecorded.class,
                (lead, e) -> lead.lifecycle = lead.lifecycle.stated(e.event().consent()));
        LeadFold.on(
                fold,
                LeadErasureProposed.class,
                (lead, e) -> lead.lifecycle = lead.lifecycle.proposed(e.time(), lead.lifecycle.retainedAt()));
        LeadFold.on(
                fold,
                LeadRetentionExtended.class,
                (lead, e) -> lead.lifecycle = lead.lifecycle.proposed(null, e.time()));
        LeadFold.on(
                fold,
                LeadErased.class,
                (lead, e) -> lead.lifecycle = lead.lifecycle.erased(
                        new Erasure(e.time(), e.actor(), e.event().reason(), e.position())));
    }

    /** The statements that hold after one more: the last one on each purpose. */
    static List<Consent> holding(List<Consent> before, Consent stated) {
        List<Consent> holding = new ArrayList<>(before);
        holding.removeIf(each -> each.purpose().equals(stated.purpose()));
        holding.add(stated);
        return holding;
    }

    static List<LeadId> and(List<LeadId> before, LeadId one) {
        List<LeadId> after = new ArrayList<>(before);
        after.add(one);
        return after;
    }
}
