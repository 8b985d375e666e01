package com.mdmc.crm.command.http;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Envelope;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.scheduling.annotation.Scheduled;

/** Idempotency keys with their stored answers, shared by all nodes, for a day. */
public final class IdempotencyKeys {
    private static final int DUPLICATE_KEY = 11000;
    private static final Duration KEPT = Duration.ofHours(25);
    // The process of a request that took longer has died.
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final MongoCollection<Document> collection;
    private final Envelope envelope;
    private final BlindIndex fingerprints;
    private final Clock clock;

    IdempotencyKeys(MongoDatabase database, Envelope envelope, BlindIndex fingerprints, Clock clock) {
        this.collection = DurableSettings.of(database).collection("idempotency_keys", Document.class);
        this.collection.createIndex(new Document("startedAt", 1));
        this.envelope = envelope;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    /** State of a key. */
    enum State {
        /** Nobody used it; it is the caller's now. */
        CLAIMED,
        /** Another request died under it; it is the caller's now, and may have taken effect already. */
        TAKEN_OVER,
        RUNNING,
        ANSWERED,
        /** It was used for something else. */
        OTHER_REQUEST
    }

    /**
     * A key's state.
     *
     * @param head ledger position when the key was first used
     * @param answer only if {@link State#ANSWERED}
     */
    record Claim(State state, long head, StoredAnswer answer) {}

    /** @param request equal for equal requests; kept under a key, because a password may be part of what it hashes */
    Claim claim(String key, String request, long head) {
        return claimFor(key, fingerprints.of("request", request), head);
    }

    private Claim claimFor(String key, String request, long head) {
        Date now = Date.from(clock.instant());
        try {
            collection.insertOne(new Document("_id", key)
                    .append("request", request)
                    .append("startedAt", now)
                    .append("head", head));
            return new Claim(State.CLAIMED, head, null);
        } catch (MongoWriteException used) {
            if (used.getError().getCode() != DUPLICATE_KEY) {
                throw used;
            }
            return existing(key, request, head, now);
        }
    }

    private Claim existing(String key, String request, long head, Date now) {
        Document known = collection.find(eq("_id", key)).first();
        if (known == null) {
            return claimFor(key, request, head);
        }
        if (!request.equals(known.getString("request"))) {
            return new Claim(State.OTHER_REQUEST, head, null);
        }
        if (known.containsKey("status")) {
            return new Claim(State.ANSWERED, known.getLong("head"), answer(key, known));
        }
        Date startedAt = known.getDate("startedAt");
        boolean abandoned = startedAt.getTime() < now.getTime() - LEASE.toMillis();
        boolean mine = abandoned
                && collection
                                .updateOne(
                                        and(eq("_id", key), eq("startedAt", startedAt)), Updates.set("startedAt", now))
                                .getMatchedCount()
                        == 1;
        return new Claim(mine ? State.TAKEN_OVER : State.RUNNING, known.getLong("head"), null);
    }

    /**
     * Keeps the answer, so that the same request is answered the same way again.
     *
     * @param user the answer goes with; {@code null} if with nobody
     */
    void answered(String key, StoredAnswer answer, String user) {
        envelope.whileStoring(() -> collection.updateOne(
                eq("_id", key),
                Updates.combine(
                        Updates.set("status", answer.status()),
                        Updates.set("user", user),
                        Updates.set("headers", new Document(new HashMap<>(answer.headers()))),
                        Updates.set("body", new Binary(envelope.encrypt(answer.body(), key))))));
    }

    /** Forgets every answer that was given to a user, or about one who logged in. */
    public void forgetAll(UserId user) {
        collection.deleteMany(eq("user", user.value()));
    }

    /** Releases a key whose request had no effect and may be retried. */
    void release(String key) {
        collection.deleteOne(eq("_id", key));
    }

    /** Deletes keys older than a day. */
    @Scheduled(fixedDelayString = "PT1H")
    void expire() {
        collection.deleteMany(lt("startedAt", Date.from(clock.instant().minus(KEPT))));
    }

    private StoredAnswer answer(String key, Document known) {
        Map<String, String> headers = new HashMap<>();
        known.get("headers", Document.class).forEach((name, value) -> headers.put(name, (String) value));
        byte[] body = envelope.decrypt(known.get("body", Binary.class).getData(), key);
        return new StoredAnswer(known.getInteger("status"), headers, body);
    }
}
