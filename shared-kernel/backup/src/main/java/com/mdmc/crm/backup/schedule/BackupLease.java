package com.mdmc.crm.backup.schedule;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;

/**
 * Lease on the archive: one process writes it at a time. Another takes over when the holder has not renewed it. An
 * operator's command asks the holder for a base through it.
 */
public final class BackupLease {
    private static final String ID = "archive";
    private static final Duration TERM = Duration.ofSeconds(30);

    private final MongoCollection<Document> collection;
    private final Clock clock;
    private final String holder = UUID.randomUUID().toString();

    public BackupLease(MongoDatabase database, Clock clock) {
        this.collection = DurableSettings.of(database).collection("backup_lease", Document.class);
        this.clock = clock;
    }

    /** Takes or renews the lease; {@code false} while another process holds it. */
    public boolean hold() {
        Date now = Date.from(clock.instant());
        Date until = Date.from(clock.instant().plus(TERM));
        long renewed = collection
                .updateOne(
                        and(eq("_id", ID), or(eq("holder", holder), lt("until", now))),
                        Updates.combine(Updates.set("holder", holder), Updates.set("until", until)))
                .getMatchedCount();
        return renewed == 1 || insert(until);
    }

    private boolean insert(Date until) {
        try {
            collection.insertOne(new Document("_id", ID)
                    .append("holder", holder)
                    .append("until", until)
                    .append("asked", 0L)
                    .append("done", 0L));
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
            return false;
        }
    }

    /** Lets another process take the lease at once. */
    public void release() {
        collection.updateOne(and(eq("_id", ID), eq("holder", holder)), Updates.set("until", new Date(0)));
    }

    /** Asks the holder for a base; answers the number of the request. */
    public long ask() {
        collection.updateOne(eq("_id", ID), Updates.inc("asked", 1L));
        return number("asked");
    }

    /** Number of the last request. */
    long asked() {
        return number("asked");
    }

    /** Number of the last request that was met. */
    public long done() {
        return number("done");
    }

    void met(long request) {
        collection.updateOne(eq("_id", ID), Updates.max("done", request));
    }

    private long number(String field) {
        return Optional.ofNullable(collection.find(eq("_id", ID)).first())
                .map(stored -> stored.get(field, Number.class).longValue())
                .orElse(0L);
    }
}
