package com.mdmc.crm.backup.schedule;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.bson.Document;

/**
 * Lease on the archive: one process writes it at a time. Its holder renews it; another takes over what it has not seen
 * renewed for a while by its own stopwatch, since clocks of nodes may be wrong. An operator's command asks the holder for
 * a base through it.
 */
public final class BackupLease {
    private static final String ID = "archive";
    private static final String FREE = "";
    private static final long TERM_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long RENEWED_NANOS = Duration.ofSeconds(5).toNanos();

    private final MongoCollection<Document> collection;
    private final LongSupplier nanoTime;
    private final String holder = UUID.randomUUID().toString();
    private Long renewedAt;
    private Document seen;
    private long seenAt;

    public BackupLease(MongoDatabase database) {
        this(database, System::nanoTime);
    }

    /** @param nanoTime a stopwatch, as {@link System#nanoTime} is one */
    BackupLease(MongoDatabase database, LongSupplier nanoTime) {
        this.collection = DurableSettings.of(database).collection("backup_lease", Document.class);
        this.nanoTime = nanoTime;
    }

    /** Takes or renews the lease; {@code false} while another process holds it. */
    public synchronized boolean hold() {
        return renew() || take();
    }

    /** Renews the lease; {@code false} if this process does not hold it, or has lost it since. */
    synchronized boolean renew() {
        return noted(set(holder, null));
    }

    /** Takes a lease that nobody holds, or whose holder has not renewed it for a while. */
    synchronized boolean take() {
        return noted(takeOver(nanoTime.getAsLong()));
    }

    private boolean noted(boolean isMine) {
        renewedAt = isMine ? nanoTime.getAsLong() : null;
        return isMine;
    }

    /**
     * Renews the lease of a holder, unless that was a moment ago.
     *
     * @throws IOException if another process has taken over
     */
    public synchronized void require() throws IOException {
        boolean isFresh = renewedAt != null && nanoTime.getAsLong() - renewedAt < RENEWED_NANOS;
        if (!isFresh && !renew()) {
            throw new IOException("another process writes the archive now");
        }
    }

    private boolean takeOver(long now) {
        Document stored = stored();
        if (stored == null) {
            return insert();
        }
        String other = String.valueOf(stored.get("holder"));
        if (other.equals(FREE)) {
            return set(FREE, beat(stored));
        }
        Document claim =
                new Document("holder", other).append("beat", beat(stored)).append("until", stored.get("until"));
        if (!claim.equals(seen)) {
            seen = claim;
            seenAt = now;
            return false;
        }
        return now - seenAt > TERM_NANOS && set(other, beat(stored));
    }

    /** Takes the lease from a holder who still has it, and has not renewed it since. */
    private boolean set(String from, Number beat) {
        return collection
                        .updateOne(
                                beat == null || beat.longValue() == 0
                                        ? and(eq("_id", ID), eq("holder", from))
                                        : and(eq("_id", ID), eq("holder", from), eq("beat", beat)),
                                Updates.combine(Updates.set("holder", holder), Updates.inc("beat", 1L)))
                        .getMatchedCount()
                == 1;
    }

    private boolean insert() {
        try {
            collection.insertOne(new Document("_id", ID)
                    .append("holder", holder)
                    .append("beat", 1L)
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
    public synchronized void release() {
        renewedAt = null;
        collection.updateOne(and(eq("_id", ID), eq("holder", holder)), Updates.set("holder", FREE));
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

    private static Number beat(Document stored) {
        return stored.get("beat", (Number) 0L);
    }

    private long number(String field) {
        return Optional.ofNullable(stored())
                .map(stored -> stored.get(field, Number.class).longValue())
                .orElse(0L);
    }

    private Document stored() {
        return collection.find(eq("_id", ID)).first();
    }
}
