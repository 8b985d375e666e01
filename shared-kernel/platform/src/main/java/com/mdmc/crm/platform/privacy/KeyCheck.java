package com.mdmc.crm.platform.privacy;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Key check value: what a store keeps to recognise its master key. It is derived from the key like every other secret and
 * tells nothing of it. A store written before there were such values is recognised by a subject's key instead.
 */
public final class KeyCheck {

    /** The collection of what a store knows of itself. */
    public static final String COLLECTION = "store_identity";

    private static final String ID = "master-key";
    private static final String PURPOSE = "key-check-value";
    private static final String VALUE = "check";
    private static final String NEXT = "next";
    private static final String FOLLOWS = "follows";
    private static final String WRITER = "master-key-writer";

    /** The documents about the master key. */
    static final Set<String> IDS = Set.of(ID, WRITER);

    private static final String SUBJECT_KEYS = SubjectKeys.COLLECTION;
    private static final List<String> WRITTEN = List.of("ledger_commits", SUBJECT_KEYS, "proof_keys");

    private final MongoDatabase database;
    private final MongoCollection<Document> identity;

    public KeyCheck(MongoDatabase database) {
        this.database = database;
        this.identity = DurableSettings.of(database).collection(COLLECTION, Document.class);
    }

    /** Whether nothing has been written that needs the key it was written with. */
    public boolean isUnused() {
        return stored() == null
                && WRITTEN.stream()
                        .allMatch(name -> database.getCollection(name).find().first() == null);
    }

    /**
     * Ties a store that is being made to the key, any other only if it was made with it.
     *
     * @param place the file or variable the key comes from
     * @throws StartRefusedException if it is another store's key
     */
    public void require(MasterKey key, String place) {
        Document check = stored();
        boolean fits = check != null ? isOf(key, VALUE, check) : opens(key);
        if (!fits) {
            throw new StartRefusedException(
                    place + " is not the master key this store was made with: put that key back.");
        }
        if (check == null) {
            keep(key);
            // Another node may have been first, with another key.
            require(key, place);
        }
    }

    /** Whether a document of {@link #COLLECTION} or of the subjects' keys was written under the key; true of any other. */
    public static boolean fits(MasterKey key, Document document) {
        if (document.containsKey(VALUE)) {
            return isOf(key, VALUE, document) || isOf(key, NEXT, document);
        }
        return !document.containsKey("key") || SubjectKeys.opens(key, document);
    }

    /** Whether this is the key that the store was made with, or that took over last. */
    public boolean isOf(MasterKey key) {
        Document check = stored();
        return check != null && isOf(key, VALUE, check);
    }

    /** Whether this is the key that takes over now. */
    public boolean isNext(MasterKey key) {
        Document check = stored();
        return check != null && isOf(key, NEXT, check);
    }

    /** Whether a key takes over now. */
    public boolean isRotating() {
        Document check = stored();
        return check != null && check.containsKey(NEXT);
    }

    /** Names the key that takes over: from now on, whatever is written is wrapped by it. */
    public void beginRotation(MasterKey next) {
        identity.updateOne(eq("_id", ID), Updates.set(NEXT, new Binary(next.derive(PURPOSE))));
    }

    /** Names the key that has taken over: the one before it opens nothing any more. */
    public void endRotation(MasterKey next) {
        identity.updateOne(
                eq("_id", ID),
                Updates.combine(Updates.set(VALUE, new Binary(next.derive(PURPOSE))), Updates.unset(NEXT)));
    }

    /** Notes that the program that serves wraps by this key from now on. */
    public void follows(MasterKey key) {
        identity.replaceOne(
                eq("_id", WRITER),
                new Document("_id", WRITER).append(FOLLOWS, new Binary(key.derive(PURPOSE))),
                new ReplaceOptions().upsert(true));
    }

    /** Whether the program that serves has noted that it wraps by this key. */
    public boolean isFollowed(MasterKey key) {
        Document writer = identity.find(eq("_id", WRITER)).first();
        return writer != null && isOf(key, FOLLOWS, writer);
    }

    private static boolean isOf(MasterKey key, String field, Document check) {
        Binary value = check.get(field, Binary.class);
        return value != null && MessageDigest.isEqual(key.derive(PURPOSE), value.getData());
    }

    private boolean opens(MasterKey key) {
        Document subject =
                database.getCollection(SUBJECT_KEYS).find(exists("key")).first();
        return subject == null || SubjectKeys.opens(key, subject);
    }

    private Document stored() {
        return identity.find(eq("_id", ID)).first();
    }

    private void keep(MasterKey key) {
        try {
            identity.insertOne(new Document("_id", ID).append(VALUE, new Binary(key.derive(PURPOSE))));
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
        }
    }
}
