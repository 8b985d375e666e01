package com.mdmc.crm.platform.privacy;

import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.security.SecureRandom;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Key of the blind indexes, wrapped by the master key, so that another master key needs no new index. In a store from
 * before there was one it is the key that was derived from the master key at that time.
 */
public final class IndexKey {
    static final String FIELD = "wrapped";
    static final String NEXT = "wrappedNext";
    static final String PURPOSE = "index-key";

    private static final String ID = "index-key";
    private static final String FORMERLY = "blind-index";
    private static final int BYTES = 32;

    private final MongoDatabase database;
    private final MongoCollection<Document> identity;
    private final Envelope envelope;
    private final MasterKey master;

    public IndexKey(MongoDatabase database, MasterKey master) {
        this.database = database;
        this.identity = DurableSettings.of(database).collection(KeyCheck.COLLECTION, Document.class);
        this.envelope = new Envelope(master, PURPOSE);
        this.master = master;
    }

    /**
     * The key; made if there is none.
     *
     * @throws StartRefusedException while another takes over: nothing is found by either then
     */
    public byte[] bytes() {
        Document stored = stored();
        if (stored.containsKey(NEXT)) {
            throw new StartRefusedException(
                    "The key of the blind indexes was being replaced when that was cut short: run"
                            + " crm rotate-index-key again.");
        }
        return opened(stored, FIELD);
    }

    /** The key that is to take over; drawn unless one was. Indexes are made with it until it has. */
    public byte[] next() {
        Document stored = stored();
        if (!stored.containsKey(NEXT)) {
            set(NEXT, drawn());
            return next();
        }
        return opened(stored, NEXT);
    }

    /** Lets the next key take over, once every index is made with it. */
    public void takeOver() {
        byte[] next = next();
        master.whileWrapping(() -> identity.updateOne(
                eq("_id", ID),
                Updates.combine(Updates.set(FIELD, new Binary(envelope.encrypt(next, ID))), Updates.unset(NEXT))));
    }

    private Document stored() {
        Document stored = identity.find(eq("_id", ID)).first();
        if (stored == null) {
            keep(first());
            return stored();
        }
        return stored;
    }

    private byte[] opened(Document stored, String field) {
        return envelope.decrypt(stored.get(field, Binary.class).getData(), ID);
    }

    private void set(String field, byte[] key) {
        master.whileWrapping(() ->
                identity.updateOne(eq("_id", ID), Updates.set(field, new Binary(envelope.encrypt(key, ID)))));
    }

    private byte[] first() {
        boolean isNew = database.getCollection("ledger_commits").find().first() == null;
        return isNew ? drawn() : master.derive(FORMERLY);
    }

    private static byte[] drawn() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private void keep(byte[] key) {
        try {
            master.whileWrapping(() ->
                    identity.insertOne(new Document("_id", ID).append(FIELD, new Binary(envelope.encrypt(key, ID)))));
        } catch (MongoWriteException refused) {
            // Another node may have been first.
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
        }
    }
}
