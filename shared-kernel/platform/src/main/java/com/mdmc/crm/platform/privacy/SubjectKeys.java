package com.mdmc.crm.platform.privacy;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

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
 * The data key of every subject, wrapped by the master key, in the collection {@code subject_keys}. Destroying a key
 * leaves a gravestone behind, so that no later write can start a new one for an erased subject.
 */
public final class SubjectKeys {
    private static final int KEY_BYTES = 32;
    private static final int DUPLICATE_KEY = 11000;
    private static final Key DESTROYED = new Key(null);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MongoCollection<Document> collection;
    private final byte[] wrappingKey;
    private final Clock clock;
    // Short-lived, so that a key destroyed by another node stops opening tokens here as well.
    private final Cache<String, Key> cache = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    private final KeyDrafts drafts = new KeyDrafts();

    private record Key(byte[] bytes) {}

    public SubjectKeys(MongoDatabase database, MasterKey master, Clock clock) {
        this.collection = DurableSettings.of(database).collection("subject_keys", Document.class);
        this.wrappingKey = master.derive("subject-key-wrapping");
        this.clock = clock;
    }

    /**
     * The subject's key, drawn if there is none yet; fails once it was destroyed. A key drawn while a decision is open
     * is durable from {@link #keepDraft} on, any other at once.
     */
    byte[] forSealing(String subject) {
        Key key = find(subject).orElseGet(() -> drawn(subject));
        if (key == DESTROYED) {
            throw new SubjectErasedException(subject);
        }
        return key.bytes();
    }

    /** From now on a first key of the subject is only a draft, until every such decision is closed. */
    public void openDraft(String subject) {
        drafts.open(subject);
    }

    /** Makes the draft durable, if a key was drawn: what was sealed under it is about to be recorded. */
    public void keepDraft(String subject) {
        drafts.drawn(subject).ifPresent(key -> {
            Key kept = store(subject, key);
            if (kept == DESTROYED || !Arrays.equals(kept.bytes(), key)) {
                throw new ConcurrentModificationException("another key was drawn for " + subject);
            }
        });
    }

    /** Ends a decision: a draft that was not kept is forgotten, and what was sealed under it with it. */
    public void closeDraft(String subject) {
        drafts.close(subject);
    }

    /** The subject's key, or nothing if it never existed or was destroyed. */
    Optional<byte[]> forOpening(String subject) {
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

    /** Destroys the key for ever; whatever was sealed under it can no longer be read. Repeating it changes nothing. */
    public void destroy(String subject) {
        Document gravestone = new Document("_id", subject).append("destroyedAt", Date.from(clock.instant()));
        Document stored = collection.find(eq("_id", subject)).first();
        if (stored == null || stored.containsKey("key")) {
            collection.replaceOne(eq("_id", subject), gravestone, new ReplaceOptions().upsert(true));
        }
        forget(subject);
    }

    public boolean isDestroyed(String subject) {
        return find(subject).filter(key -> key == DESTROYED).isPresent();
    }

    /** Drops what this process remembers of a subject's key; called when an erasure elsewhere becomes known. */
    public void forget(String subject) {
        cache.invalidate(subject);
    }

    private Optional<Key> find(String subject) {
        Key cached = cache.getIfPresent(subject);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<byte[]> draft = drafts.drawn(subject);
        if (draft.isPresent()) {
            return draft.map(Key::new);
        }
        Optional<Key> stored =
                Optional.ofNullable(collection.find(eq("_id", subject)).first()).map(this::unwrap);
        stored.ifPresent(key -> cache.put(subject, key));
        return stored;
    }

    private Key drawn(String subject) {
        return drafts.draw(subject, SubjectKeys::fresh).map(Key::new).orElseGet(() -> store(subject, fresh()));
    }

    private static byte[] fresh() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    /** Makes a key durable; the subject's key as it is then, which is another one if somebody was first. */
    private Key store(String subject, byte[] fresh) {
        byte[] wrapped = AesGcm.encrypt(wrappingKey, fresh, context(subject));
        try {
            collection.insertOne(new Document("_id", subject)
                    .append("key", new Binary(wrapped))
                    .append("createdAt", Date.from(clock.instant())));
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
            return new Key(AesGcm.decrypt(wrappingKey, wrapped.getData(), context(stored.getString("_id"))));
        } catch (GeneralSecurityException wrongMaster) {
            throw new IllegalStateException(
                    "the key of subject " + stored.getString("_id") + " does not open with this master key",
                    wrongMaster);
        }
    }

    private static byte[] context(String subject) {
        return subject.getBytes(StandardCharsets.UTF_8);
    }
}
