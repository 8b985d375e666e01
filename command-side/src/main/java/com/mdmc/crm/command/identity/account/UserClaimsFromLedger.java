package com.mdmc.crm.command.identity.account;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mdmc.crm.backup.DerivedCollection;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.user.UserEvent.UserCreated;
import com.mdmc.crm.domain.user.UserEvent.UserEmailChanged;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;

/** The claims of users on their e-mail addresses, derived from the ledger after a restore. */
public final class UserClaimsFromLedger implements DerivedCollection {
    private final MongoCollection<Document> claims;
    private final Privacy privacy;
    private final BlindIndex blindIndex;
    private final Clock clock;
    private final Map<String, PersonalText> emails = new LinkedHashMap<>();

    public UserClaimsFromLedger(MongoDatabase database, Privacy privacy, BlindIndex blindIndex, Clock clock) {
        this.claims = DurableSettings.of(database).collection("user_emails", Document.class);
        this.privacy = privacy;
        this.blindIndex = blindIndex;
        this.clock = clock;
    }

    @Override
    public void take(String aggregate, DomainEvent event) {
        if (event instanceof UserCreated created) {
            emails.put(created.userId().value(), created.email());
        } else if (event instanceof UserEmailChanged changed) {
            emails.put(changed.userId().value(), changed.email());
        }
    }

    @Override
    public void write() {
        emails.forEach((user, email) -> {
            String clear = privacy.decrypt(email).text();
            if (!clear.equals(Privacy.ERASED)) {
                claim(blindIndex.ofEmail(clear), user);
                claim(blindIndex.ofEmailLook(clear), user);
            }
        });
        emails.clear();
    }

    /** Of accounts from before look-alikes were refused, the first keeps the claim. */
    private void claim(String index, String user) {
        claims.updateOne(
                eq("_id", index),
                combine(setOnInsert("userId", user), setOnInsert("claimedAt", Date.from(clock.instant()))),
                new UpdateOptions().upsert(true));
    }
}
