package com.mdmc.crm.command.lead.adapter;

import com.mdmc.crm.command.lead.decision.LeadLifecycleCommand.EraseLead;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.platform.privacy.StorePurge;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.bson.Document;

/**
 * Makes an erasure that is on record true: the key all of the person's texts are encrypted under is destroyed, and with
 * it every copy of them; what was kept to find the person by is cleared. Doing it again changes nothing.
 */
public class LeadErasures {
    private final SubjectKeys keys;
    private final StorePurge purge;
    private final MongoCollection<Document> claims;

    public LeadErasures(SubjectKeys keys, StorePurge purge, MongoDatabase database) {
        this.purge = purge;
        this.keys = keys;
        this.claims = DurableSettings.of(database).collection(MongoLeadEmailClaims.COLLECTION, Document.class);
    }

    /** Destroys the key and clears the blind indexes of a lead whose erasure is recorded. */
    public void complete(LeadId lead) {
        keys.destroy(lead.value());
        claims.deleteMany(Filters.eq("lead", lead.value()));
        purge.want();
    }

    /** The command that erases a duplicate because the lead it was merged into was erased. */
    public static EraseLead ofDuplicate(LeadId duplicate, LeadId survivor) {
        return new EraseLead(duplicate, PersonalText.constant("merged into " + survivor.value()));
    }
}
