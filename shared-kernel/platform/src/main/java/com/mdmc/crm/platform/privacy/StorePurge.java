package com.mdmc.crm.platform.privacy;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.max;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Physical deletion: has the embedded store rewrite its files after a key was destroyed or a secret was removed, so that
 * no old page and no log holds it any more. A MongoDB server has no such command; what it keeps, and for how long, is its
 * operator's to know.
 */
public final class StorePurge {
    private static final Logger LOG = LoggerFactory.getLogger(StorePurge.class);
    private static final String ID = "purge";
    private static final String WANTED = "wantedAt";
    private static final String DONE = "doneFor";
    private static final int UNKNOWN_COMMAND = 59;
    // A key does not wait for a view that is stuck; what the view derived goes with a later rewrite.
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMinutes(5);
    private static final int REST = 4;
    private static final int TRIES = 3;

    private final MongoClient client;
    private final MongoCollection<Document> state;
    private final ShownEvents shown;
    private final Clock clock;
    private final AtomicBoolean wanted = new AtomicBoolean(true);
    private Seen seen;
    private long notBefore = System.nanoTime();

    /**
     * Whether the views show what is on record: until then they hold what they derived from a text whose key is gone.
     */
    public interface ShownEvents {

        /** The position of the last event on record. */
        long recorded();

        /** Whether all views show everything up to a position. */
        boolean isShown(long position);
    }

    /**
     * What the next rewrite covers.
     *
     * @param upTo what was removed until then
     * @param position that views must have reached
     * @param at when it was first seen, by the monotonic clock
     */
    private record Seen(Instant upTo, long position, long at) {}

    public StorePurge(MongoClient client, MongoDatabase database, ShownEvents shown, Clock clock) {
        this.client = client;
        this.state = DurableSettings.of(database).collection(KeyCheck.COLLECTION, Document.class);
        this.shown = shown;
        this.clock = clock;
    }

    /** What was removed until now is to leave the files as well; durable on return. */
    public void want() {
        write(WANTED, clock.instant());
        wanted.set(true);
    }

    /**
     * Rewrites the files beside the program, or without it, for an operator's command; what cannot be done now is left to
     * the program's next start.
     *
     * @return whether the files hold nothing any more that was removed before; {@code false} of a MongoDB server
     */
    public static boolean atOnce(MongoClient client, MongoDatabase database, Clock clock) {
        StorePurge purge = new StorePurge(client, database, null, clock);
        purge.want();
        return purge.isSupported()
                && Stream.generate(() -> purge.rewritten("any")).limit(TRIES).anyMatch(done -> done);
    }

    /** Whether whatever was removed until an instant has left the files, as far as the store can see to that. */
    public boolean isDoneFor(Instant removed) {
        return read(DONE).filter(done -> !done.isBefore(removed)).isPresent();
    }

    /** Whether the store can rewrite its files; a MongoDB server cannot. */
    public boolean isSupported() {
        try {
            client.getDatabase("admin").runCommand(new Document("purgeStore", 0));
            return true;
        } catch (MongoCommandException another) {
            return false;
        }
    }

    @Scheduled(fixedDelayString = "${crm.purge.every:PT2S}")
    synchronized void run() {
        if (wanted.get()) {
            try {
                purge();
            } catch (RuntimeException failed) {
                LOG.warn("Removed data is still in the store's files: {}", failed.toString());
            }
        }
    }

    /** A small store is rewritten before it is left alone, in case nobody starts it again soon. */
    @PreDestroy
    synchronized void last() {
        try {
            if (wanted.get() && isPending()) {
                rewritten("small");
            }
        } catch (RuntimeException failed) {
            LOG.warn("Removed data stays in the store's files until the next start: {}", failed.toString());
        }
    }

    private boolean isPending() {
        return read(WANTED).filter(latest -> !isDoneFor(latest)).isPresent();
    }

    private void purge() {
        Optional<Instant> latest = read(WANTED);
        if (latest.isEmpty() || isDoneFor(latest.get())) {
            wanted.set(false);
            seen = null;
            return;
        }
        seen = seen == null ? new Seen(latest.get(), shown.recorded(), System.nanoTime()) : seen;
        long begun = System.nanoTime();
        boolean isShown = shown.isShown(seen.position());
        boolean isDue = isShown || begun - seen.at() >= PATIENCE.toNanos();
        if (isDue && begun - notBefore >= 0 && rewritten("any")) {
            // A large store is not rewritten all the time, however often something is removed.
            notBefore = System.nanoTime() + REST * (System.nanoTime() - begun);
            if (isShown) {
                write(DONE, seen.upTo());
                seen = null;
            } else {
                notBefore += BEFORE_ANOTHER_TRY.toNanos();
            }
        }
    }

    private boolean rewritten(String size) {
        try {
            return client.getDatabase("admin")
                    .runCommand(new Document("purgeStore", 1).append("size", size))
                    .getBoolean("purged", false);
        } catch (MongoCommandException another) {
            if (another.getErrorCode() != UNKNOWN_COMMAND) {
                throw another;
            }
            return true;
        }
    }

    private void write(String field, Instant at) {
        state.updateOne(eq("_id", ID), max(field, Date.from(at)), new UpdateOptions().upsert(true));
    }

    private Optional<Instant> read(String field) {
        return Optional.ofNullable(state.find(eq("_id", ID)).first())
                .map(found -> found.getDate(field))
                .map(Date::toInstant);
    }
}
