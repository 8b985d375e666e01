package com.mdmc.crm.command.lead;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadContactAttempted;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErased;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErasureProposed;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadMergedInto;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadRetentionExtended;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Since when there has been no contact with each lead; telling it twice is harmless. */
public class LeadSilence {
    private static final int AT_ONCE = 500;
    private static final UpdateOptions OR_INSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> leads;

    LeadSilence(MongoDatabase database) {
        this.leads = DurableSettings.of(database).collection("lead_silence", Document.class);
        leads.createIndex(Indexes.ascending("proposed", "since"));
    }

    /** Takes in what happened to a lead at {@code time}. */
    public void follow(LeadEvent event, Instant time) {
        if (event instanceof LeadCaptured) {
            note(event, combine(max("since", Date.from(time)), setOnInsert("proposed", false)));
        } else if (event instanceof LeadContactAttempted contact) {
            note(event, combine(max("since", Date.from(contact.at())), set("proposed", false)));
        } else if (event instanceof LeadRetentionExtended) {
            note(event, combine(max("since", Date.from(time)), set("proposed", false)));
        } else if (event instanceof LeadErasureProposed) {
            note(event, set("proposed", true));
        } else if (event instanceof LeadErased || event instanceof LeadMergedInto) {
            leads.deleteOne(eq("_id", event.leadId().value()));
        }
    }

    /** Leads silent since before {@code moment} that were not proposed for erasure, a bounded number at a time. */
    public List<LeadId> silentSince(Instant moment) {
        List<LeadId> silent = new ArrayList<>();
        leads.find(and(eq("proposed", false), lt("since", Date.from(moment))))
                .sort(Indexes.ascending("since"))
                .limit(AT_ONCE)
                .forEach(row -> silent.add(new LeadId(row.getString("_id"))));
        return silent;
    }

    private void note(LeadEvent event, Bson change) {
        leads.updateOne(eq("_id", event.leadId().value()), change, OR_INSERT);
    }
}
