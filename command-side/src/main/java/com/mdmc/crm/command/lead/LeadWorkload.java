package com.mdmc.crm.command.lead;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConversionReverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadConverted;
import com.mdmc.crm.domain.lead.LeadEvent.LeadLost;
import com.mdmc.crm.domain.lead.LeadEvent.LeadQueued;
import com.mdmc.crm.domain.lead.LeadEvent.LeadReopened;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadArchived;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErased;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadMergedInto;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadRestored;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Which leads everybody works on: one document a lead, kept in the order of the ledger; telling it twice is harmless. */
public class LeadWorkload {
    private static final UpdateOptions OR_INSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> leads;
    private final MongoCollection<Document> people;
    private final Clock clock;

    LeadWorkload(MongoDatabase database, Clock clock) {
        this.leads = DurableSettings.of(database).collection("lead_workload", Document.class);
        this.people = DurableSettings.of(database).collection("lead_workload_people", Document.class);
        this.clock = clock;
        leads.createIndex(Indexes.ascending("owner", "working", "away"));
    }

    /** Takes in what happened to a lead. */
    public void follow(LeadEvent event) {
        if (event instanceof LeadCaptured) {
            note(event, combine(set("working", true), set("away", false)));
        } else if (event instanceof LeadAssigned assigned) {
            note(event, set("owner", assigned.assignedTo().value()));
            people.updateOne(
                    eq("_id", assigned.assignedTo().value()), max("at", Date.from(clock.instant())), OR_INSERT);
        } else if (event instanceof LeadQueued) {
            note(event, unset("owner"));
        } else if (event instanceof LeadLost || event instanceof LeadConverted) {
            note(event, set("working", false));
        } else if (event instanceof LeadReopened || event instanceof LeadConversionReverted) {
            note(event, set("working", true));
        } else if (event instanceof LeadArchived || event instanceof LeadErased || event instanceof LeadMergedInto) {
            note(event, set("away", true));
        } else if (event instanceof LeadRestored) {
            note(event, set("away", false));
        }
    }

    private void note(LeadEvent event, Bson change) {
        leads.updateOne(eq("_id", event.leadId().value()), change, OR_INSERT);
    }

    /** The leads somebody is to work on now. */
    public List<LeadId> openLeadsOf(UserId owner) {
        List<LeadId> open = new ArrayList<>();
        leads.find(openOf(owner)).forEach(found -> open.add(new LeadId(found.getString("_id"))));
        return open;
    }

    /** How many leads somebody is to work on, counting {@code pending} ones as theirs already, but none twice. */
    long load(UserId owner, Collection<String> pending) {
        long open = leads.countDocuments(openOf(owner));
        if (pending.isEmpty()) {
            return open;
        }
        return open + pending.size() - leads.countDocuments(and(in("_id", pending), openOf(owner)));
    }

    /** When each of these was last given a lead; without those who never were. */
    Map<UserId, Instant> lastAssignments(Collection<UserId> owners) {
        Map<UserId, Instant> last = new HashMap<>();
        people.find(in("_id", owners.stream().map(UserId::value).toList()))
                .forEach(found -> last.put(
                        new UserId(found.getString("_id")), found.getDate("at").toInstant()));
        return last;
    }

    private static Bson openOf(UserId owner) {
        return and(eq("owner", owner.value()), eq("working", true), eq("away", false));
    }
}
