package com.mdmc.crm.command.lead.adapter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.projections.store.Views;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.List;

/** The inactivity of leads, read from {@link LastContact}. */
public class LeadInactivity {
    private static final int AT_ONCE = 500;

    private final Views views;

    public LeadInactivity(Views views) {
        this.views = views;
    }

    /** Leads silent since before {@code moment} that were not proposed for erasure, a bounded number at a time. */
    public List<LeadId> silentSince(Instant moment, boolean areClients) {
        return views
                .keyed(
                        LastContact.VIEW,
                        and(eq("proposed", false), eq("isClient", areClients), lt("since", moment)),
                        Sorts.ascending("since"),
                        AT_ONCE)
                .keySet()
                .stream()
                .map(LeadId::new)
                .toList();
    }
}
