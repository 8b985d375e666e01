package com.mdmc.crm.standalone;

import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.lead.LeadEvent.LeadCaptured;
import com.mdmc.crm.domain.lead.LeadEvent.LeadPersonalInfoChanged;
import com.mdmc.crm.domain.user.UserEvent.UserCreated;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/**
 * Claims on e-mail addresses under another key of the blind indexes. The addresses are those of the ledger; a claim whose
 * owner has none any more, because it was erased or never recorded, is given up. May be cut short and run again.
 */
public final class ClaimReindex {
    private static final int COMMITS = 1_000;
    private static final String STAFF = "user_emails";

    private final Ledger ledger;
    private final MongoDatabase database;
    private final Privacy privacy;
    private final BlindIndex blindIndex;
    private final Map<String, PersonalText> emails = new HashMap<>();

    /** @param blindIndex made with the next key */
    public ClaimReindex(Ledger ledger, MongoDatabase database, Privacy privacy, BlindIndex blindIndex) {
        this.ledger = ledger;
        this.database = database;
        this.privacy = privacy;
        this.blindIndex = blindIndex;
    }

    /** Moves every claim; answers how many there are now. */
    public long run() {
        for (long position = 0; position < ledger.head(); ) {
            for (Commit commit : ledger.commitsAfter(position, COMMITS)) {
                commit.events().forEach(this::take);
                position = commit.position();
            }
        }
        return move(STAFF, "userId") + move("lead_email_claims", "lead");
    }

    private void take(StoredEvent event) {
        Class<?> type = event.type().javaType();
        if (type == UserCreated.class) {
            UserCreated created = (UserCreated) event.payload();
            emails.put(created.userId().value(), created.email());
        } else if (type == LeadCaptured.class) {
            LeadCaptured captured = (LeadCaptured) event.payload();
            emails.put(event.subject(), captured.personalInfo().email());
        } else if (type == LeadPersonalInfoChanged.class) {
            LeadPersonalInfoChanged changed = (LeadPersonalInfoChanged) event.payload();
            emails.put(event.subject(), changed.personalInfo().email());
        }
    }

    private long move(String name, String owner) {
        MongoCollection<Document> claims = DurableSettings.of(database).collection(name, Document.class);
        List<Document> all = claims.find().into(new ArrayList<>());
        long moved = 0;
        for (Document claim : all) {
            PersonalText email = emails.get(claim.getString(owner));
            String clear =
                    email == null ? Privacy.ERASED : privacy.decrypt(email).text();
            Set<String> indexes = clear.equals(Privacy.ERASED) ? Set.of() : indexes(name, clear);
            indexes.stream()
                    .filter(index -> !index.equals(claim.getString("_id")))
                    .forEach(index -> insert(claims, new Document(claim).append("_id", index)));
            if (!indexes.contains(claim.getString("_id"))) {
                claims.deleteOne(eq("_id", claim.getString("_id")));
            }
            moved += indexes.isEmpty() ? 0 : 1;
        }
        return moved;
    }

    /** A member of staff has an address and what it could be mistaken for, a lead the address alone. */
    private Set<String> indexes(String name, String email) {
        return name.equals(STAFF)
                ? Set.of(blindIndex.ofEmail(email), blindIndex.ofEmailLook(email))
                : Set.of(blindIndex.ofEmail(email));
    }

    private static void insert(MongoCollection<Document> claims, Document claim) {
        try {
            claims.insertOne(claim);
        } catch (MongoWriteException moved) {
            // By a run that was cut short.
            if (moved.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw moved;
            }
        }
    }
}
