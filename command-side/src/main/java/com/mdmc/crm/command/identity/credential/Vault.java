package com.mdmc.crm.command.identity.credential;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mdmc.crm.command.identity.credential.Secret.Kind;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.platform.privacy.StorePurge;
import com.mdmc.crm.platform.security.SecretToken;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * The secrets of all users, outside the ledger because they must be able to vanish. A secret is written once under a
 * fresh id and counts from the event on that names this id; what no event names counts for nothing.
 */
public class Vault {
    private final MongoCollection<Document> collection;
    private final StorePurge purge;
    private final Clock clock;

    public Vault(MongoDatabase database, StorePurge purge, Clock clock) {
        this.purge = purge;
        this.collection = DurableSettings.of(database).collection("user_secrets", Document.class);
        this.collection.createIndex(new Document("userId", 1).append("kind", 1));
        this.collection.createIndex(new Document("createdAt", 1));
        this.clock = clock;
    }

    /** Keeps a secret; the id it is found by. */
    public String keep(UserId userId, Kind kind, List<String> contents) {
        String id = SecretToken.drawId();
        keep(id, userId, kind, contents);
        return id;
    }

    public void keep(String id, UserId userId, Kind kind, List<String> contents) {
        collection.insertOne(new Document("_id", id)
                .append("userId", userId.value())
                .append("kind", kind.name())
                .append("contents", contents)
                .append("createdAt", Date.from(clock.instant())));
    }

    public Optional<Secret> find(String id, Kind kind) {
        return Optional.ofNullable(
                        id == null ? null : collection.find(eq("_id", id)).first())
                .map(Vault::read)
                .filter(secret -> secret.kind() == kind);
    }

    /** The secret of a kind a user was given last, whether it is in force or not. */
    public Optional<Secret> latest(UserId userId, Kind kind) {
        return Optional.ofNullable(collection
                        .find(and(eq("userId", userId.value()), eq("kind", kind.name())))
                        .sort(Sorts.descending("createdAt"))
                        .first())
                .map(Vault::read);
    }

    /** Every secret kept before an instant. */
    public Iterable<Secret> keptBefore(Instant instant) {
        return collection.find(lt("createdAt", Date.from(instant))).map(Vault::read);
    }

    /** Forgets a secret for ever, because another took its place or it was used up. */
    public void forget(String id) {
        if (id != null) {
            collection.deleteOne(eq("_id", id));
            purge.want();
        }
    }

    /** Forgets whatever is kept of a user. */
    public void forgetAll(UserId userId) {
        collection.deleteMany(eq("userId", userId.value()));
        purge.want();
    }

    private static Secret read(Document stored) {
        return new Secret(
                stored.getString("_id"),
                new UserId(stored.getString("userId")),
                Kind.valueOf(stored.getString("kind")),
                stored.getList("contents", String.class),
                stored.getDate("createdAt").toInstant());
    }
}
