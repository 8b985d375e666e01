package com.mdmc.crm.command.user;

import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.command.user.Secret.Kind;
import com.mdmc.crm.kernel.value.UserId;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * The secrets of all users, outside the ledger because they must be able to vanish. A secret is written once under a
 * fresh id and counts from the event on that names this id; what no event names counts for nothing.
 */
class Vault {
    private final MongoCollection<Document> collection;
    private final Clock clock;

    Vault(MongoDatabase database, Clock clock) {
        this.collection = database.getCollection("user_secrets")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        this.clock = clock;
    }

    void keep(String id, UserId userId, Kind kind, List<String> contents) {
        collection.insertOne(new Document("_id", id)
                .append("userId", userId.value())
                .append("kind", kind.name())
                .append("contents", contents)
                .append("createdAt", Date.from(clock.instant())));
    }

    Optional<Secret> find(String id, Kind kind) {
        return Optional.ofNullable(
                        id == null ? null : collection.find(eq("_id", id)).first())
                .map(Vault::read)
                .filter(secret -> secret.kind() == kind);
    }

    /** Forgets a secret for ever, because another took its place or it was used up. */
    void forget(String id) {
        if (id != null) {
            collection.deleteOne(eq("_id", id));
        }
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
