package com.mdmc.crm.platform.privacy;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Data encryption keys by subject, wrapped by the master key, in the collection {@code subject_keys}. Destroying a key
 * leaves a tombstone, so that no later write creates a new key for an erased subject.
 */
public final class SubjectKeys {
    static final String COLLECTION = "subject_keys";
    static final String PURPOSE = "subject-key-wrapping";

    private static final int KEY_BYTES = 32;
    private static final int DUPLICATE_KEY = 11000;
    private static final Key DESTROYED = new Key(null);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MongoCollection<Document> collection;
    private final MasterKey master;
    private final Clock clock;
    // Short-lived, so that a key destroyed by another node stops decrypting here as well.
    private final Cache<String, Key> cache = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    private final PendingSubjectKeys pending = new PendingSubjectKeys();

    private record Key(byte[] bytes) {}

    public SubjectKeys(MongoDatabase database, MasterKey master, Clock clock) {
        this.collection = DurableSettings.of(database).collection(COLLECTION, Document.class);
        this.master = master;
        this.clock = clock;
    }

    /** Whether a stored key was wrapped by this master key. */
    static boolean opens(MasterKey master, Document stored) {
        try {
            master.unwrap(PURPOSE, stored.get("key", Binary.class).getData(), context(stored.getString("_id")));
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    /** The subject's key, generated if there is none yet, and durable; fails once it was destroyed. */
    byte[] forEncryption(String subject) {
        return usable(subject, findStored(subject).orElseGet(() -> store(subject, pendingOr(subject, fresh()))));
    }

    /**
     * As {@link #forEncryption}, for who holds the subject by {@link #beginPending}: a key that is new is durable only
     * from {@link #persistPending} on.
     */
    byte[] forHeldEncryption(String subject) {
        return usable(subject, find(subject).orElseGet(() -> new Key(pendingOr(subject, fresh()))));
    }

    private static byte[] usable(String subject, Key key) {
        if (key == DESTROYED) {
            throw new SubjectErasedException(subject);
        }
        return key.bytes();
    }

    /** Until the matching {@link #releasePending}, a new key of the subject stays in memory. */
    public void beginPending(String subject) {
        pending.acquire(subject);
    }

    /** Stores the pending key, if one was generated; called before events encrypted under it are appended. */
    public void persistPending(String subject) {
        pending.find(subject).ifPresent(key -> {
            Key kept = store(subject, key);
            if (kept == DESTROYED || !Arrays.equals(kept.bytes(), key)) {
                throw new ConcurrentModificationException("another key was stored for " + subject);
            }
        });
    }

    /** Ends the use of the pending key; a key that was not stored is forgotten with the last use. */
    public void releasePending(String subject) {
        pending.release(subject);
    }

    /** The subject's key; empty if it never existed or was destroyed. */
    Optional<byte[]> forDecryption(String subject) {
        return find(subject).map(Key::bytes);
    }

    /** Loads many keys with one query, because a page of a list needs one for every row. */
    void prefetch(Collection<String> subjects) {
        List<String> missing = new ArrayList<>(subjects);
        missing.removeIf(subject -> cache.getIfPresent(subject) != null);
        if (!missing.isEmpty()) {
            collection.find(in("_id", missing)).forEach(stored -> cache.put(stored.getString("_id"), unwrap(stored)));
        }
    }

    /** Destroys the key (crypto-shredding): text encrypted under it is unreadable from then on. Idempotent. */
    public void destroy(String subject) {
        Document tombstone = new Document("_id", subject).append("destroyedAt", Date.from(clock.instant()));
        Document stored = collection.find(eq("_id", subject)).first();
        if (stored == null || stored.containsKey("key")) {
            collection.replaceOne(eq("_id", subject), tombstone, new ReplaceOptions().upsert(true));
        }
        forget(subject);
    }

    /** The subjects from one on, before another, whose keys are there. */
    public List<String> between(String first, String end) {
        return collection
                .find(and(gte("_id", first), lt("_id", end), exists("key")))
                .map(stored -> stored.getString("_id"))
                .into(new ArrayList<>());
    }

    /** As {@link #destroy}; answers whether this call did it. */
    public boolean destroyIfThere(String subject) {
        Document tombstone = new Document("_id", subject).append("destroyedAt", Date.from(clock.instant()));
        boolean isDone = collection
                        .replaceOne(and(eq("_id", subject), exists("key")), tombstone)
                        .getModifiedCount()
                == 1;
        forget(subject);
        return isDone;
    }

    /** When the subject's key was destroyed; empty if it was not. */
    public Optional<Instant> destroyedAt(String subject) {
        return Optional.ofNullable(collection.find(eq("_id", subject)).first())
                .map(stored -> stored.getDate("destroyedAt"))
                .map(Date::toInstant);
    }

    public boolean isDestroyed(String subject) {
        return find(subject).filter(key -> key == DESTROYED).isPresent();
    }

    /** Evicts the key from this process's cache, after an erasure on another node. */
    public void forget(String subject) {
        cache.invalidate(subject);
    }

    private Optional<Key> find(String subject) {
        Key cached = cache.getIfPresent(subject);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<byte[]> unsaved = pending.find(subject);
        return unsaved.isPresent() ? unsaved.map(Key::new) : findStored(subject);
    }

    private Optional<Key> findStored(String subject) {
        Key cached = cache.getIfPresent(subject);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<Key> stored =
                Optional.ofNullable(collection.find(eq("_id", subject)).first()).map(this::unwrap);
        stored.ifPresent(key -> cache.put(subject, key));
        return stored;
    }

    // Who does not hold the subject uses the key that somebody holds, too, so that two are not used at once.
    private byte[] pendingOr(String subject, byte[] fresh) {
        return pending.findOrKeep(subject, fresh).orElse(fresh);
    }

    private static byte[] fresh() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    /** Stores a key; the answer is the subject's stored key, another node's if that was first. */
    private Key store(String subject, byte[] fresh) {
        try {
            master.whileWrapping(() -> collection.insertOne(new Document("_id", subject)
                    .append("key", new Binary(master.wrap(PURPOSE, fresh, context(subject))))
                    .append("createdAt", Date.from(clock.instant()))));
            cache.put(subject, new Key(fresh));
            return new Key(fresh);
        } catch (MongoWriteException refused) {
            if (refused.getError().getCode() != DUPLICATE_KEY) {
                throw refused;
            }
            Document first = collection.find(eq("_id", subject)).first();
            if (first == null) {
                throw refused;
            }
            Key known = unwrap(first);
            cache.put(subject, known);
            return known;
        }
    }

    private Key unwrap(Document stored) {
        Binary wrapped = stored.get("key", Binary.class);
        if (wrapped == null) {
            return DESTROYED;
        }
        try {
            return new Key(master.unwrap(PURPOSE, wrapped.getData(), context(stored.getString("_id"))));
        } catch (GeneralSecurityException wrongMaster) {
            throw new IllegalStateException(
                    "the key of subject " + stored.getString("_id") + " cannot be decrypted with this master key",
                    wrongMaster);
        }
    }

    static byte[] context(String subject) {
        return subject.getBytes(StandardCharsets.UTF_8);
    }
}
