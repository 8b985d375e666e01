package com.mdmc.crm.command.lead.adapter;

import com.mdmc.crm.backup.DerivedCollection;
import com.mdmc.crm.command.lead.adapter.EmailClaimOwners.Holder;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The claims of open leads on their e-mail addresses, derived from the ledger after a restore. */
public final class LeadClaimsFromLedger implements DerivedCollection {
    private static final int BATCH = 1_000;

    private final MongoCollection<Document> claims;
    private final Privacy privacy;
    private final BlindIndex blindIndex;
    private final Clock clock;
    private final Map<String, Holder> holders = new HashMap<>();

    public LeadClaimsFromLedger(MongoDatabase database, Privacy privacy, BlindIndex blindIndex, Clock clock) {
        this.claims = DurableSettings.of(database).collection(MongoLeadEmailClaims.COLLECTION, Document.class);
        this.privacy = privacy;
        this.blindIndex = blindIndex;
        this.clock = clock;
    }

    @Override
    public void take(String aggregate, DomainEvent event) {
        if (aggregate != null && Holder.FOLD.events().contains(event.getClass())) {
            holders.compute(aggregate, (lead, before) -> Holder.FOLD.after(before, event));
        }
    }

    @Override
    public void write() {
        Map<String, PersonalText> batch = new LinkedHashMap<>();
        holders.forEach((lead, holder) -> {
            if (holder != null && holder.working() && isOpen(holder) && holder.email() != null) {
                batch.put(lead, holder.email());
            }
            if (batch.size() == BATCH) {
                write(batch);
            }
        });
        write(batch);
        holders.clear();
    }

    /** Whether the lead, or the survivor of its merges, is open. */
    private boolean isOpen(Holder holder) {
        Holder survivor = holder;
        while (survivor.mergedInto() != null) {
            survivor = holders.get(survivor.mergedInto().value());
        }
        return survivor.isOpen();
    }

    private void write(Map<String, PersonalText> emails) {
        privacy.prefetch(emails);
        List<ReplaceOneModel<Document>> writes = new ArrayList<>();
        emails.forEach((lead, email) -> {
            PersonalText clear = privacy.decrypt(email);
            if (!clear.text().equals(Privacy.ERASED)) {
                writes.add(claim(lead, clear));
            }
        });
        if (!writes.isEmpty()) {
            claims.bulkWrite(writes);
        }
        emails.clear();
    }

    private ReplaceOneModel<Document> claim(String lead, PersonalText email) {
        Document claim = new Document("_id", blindIndex.of(email).value())
                .append("lead", lead)
                .append("at", Date.from(clock.instant()))
                .append("attempts", List.of(new ObjectId()));
        return new ReplaceOneModel<>(new Document("_id", claim.get("_id")), claim, new ReplaceOptions().upsert(true));
    }
}
