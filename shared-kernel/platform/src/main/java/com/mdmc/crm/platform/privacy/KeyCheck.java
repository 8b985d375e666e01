package com.mdmc.crm.platform.privacy;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.security.MessageDigest;
import java.util.List;
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
    private static final String SUBJECT_KEYS = "subject_keys";
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
        boolean fits = check != null ? isOf(key, check) : opens(key);
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
            return isOf(key, document);
        }
        return !document.containsKey("key") || SubjectKeys.opens(key, document);
    }

    private static boolean isOf(MasterKey key, Document check) {
        return MessageDigest.isEqual(
                key.derive(PURPOSE), check.get(VALUE, Binary.class).getData());
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
