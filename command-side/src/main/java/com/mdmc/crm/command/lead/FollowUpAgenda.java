package com.mdmc.crm.command.lead;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mdmc.crm.command.lead.LeadJournalCommand.RemindOfLeadFollowUp;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.LeadEvent;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpCancelled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpCompleted;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpReminded;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpRescheduled;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadFollowUpScheduled;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadArchived;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadErased;
import com.mdmc.crm.domain.lead.LeadLifecycleEvent.LeadRestored;
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

/** The open follow-ups nobody was reminded of yet, by the time they fall due; telling it twice is harmless. */
public class FollowUpAgenda {
    private static final int AT_ONCE = 100;
    private static final UpdateOptions OR_INSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> agenda;

    FollowUpAgenda(MongoDatabase database) {
        this.agenda = DurableSettings.of(database).collection("lead_follow_up_agenda", Document.class);
        agenda.createIndex(Indexes.ascending("asleep", "due"));
        agenda.createIndex(Indexes.ascending("lead"));
    }

    /** Takes in what happened to a lead. */
    public void follow(LeadEvent event) {
        if (event instanceof LeadFollowUpScheduled planned) {
            put(planned.leadId(), planned.followUpId(), planned.scheduledFor());
        } else if (event instanceof LeadFollowUpRescheduled moved) {
            put(moved.leadId(), moved.followUpId(), moved.to());
        } else if (event instanceof LeadFollowUpCompleted done) {
            remove(done.leadId(), done.followUpId());
        } else if (event instanceof LeadFollowUpCancelled dropped) {
            remove(dropped.leadId(), dropped.followUpId());
        } else if (event instanceof LeadFollowUpReminded reminded) {
            remove(reminded.leadId(), reminded.followUpId());
        } else if (event instanceof LeadArchived || event instanceof LeadRestored) {
            agenda.updateMany(eq("lead", event.leadId().value()), set("asleep", event instanceof LeadArchived));
        } else if (event instanceof LeadErased) {
            agenda.deleteMany(eq("lead", event.leadId().value()));
        }
    }

    /** The reminders that are due, the oldest first, a bounded number at a time. */
    public List<RemindOfLeadFollowUp> due(Instant now) {
        List<RemindOfLeadFollowUp> due = new ArrayList<>();
        agenda.find(and(eq("asleep", false), lte("due", Date.from(now))))
                .sort(Indexes.ascending("due"))
                .limit(AT_ONCE)
                .forEach(row -> due.add(new RemindOfLeadFollowUp(
                        new LeadId(row.getString("lead")),
                        row.getString("followUp"),
                        row.getDate("due").toInstant())));
        return due;
    }

    /** Takes a follow-up off whose reminder was turned down. */
    public void drop(RemindOfLeadFollowUp refused) {
        remove(refused.leadId(), refused.followUpId());
    }

    private void put(LeadId lead, String followUp, Instant due) {
        agenda.updateOne(
                eq("_id", key(lead, followUp)),
                combine(
                        set("lead", lead.value()),
                        set("followUp", followUp),
                        set("due", Date.from(due)),
                        set("asleep", false)),
                OR_INSERT);
    }

    private void remove(LeadId lead, String followUp) {
        agenda.deleteOne(eq("_id", key(lead, followUp)));
    }

    private static String key(LeadId lead, String followUp) {
        return lead.value() + "/" + followUp;
    }
}
