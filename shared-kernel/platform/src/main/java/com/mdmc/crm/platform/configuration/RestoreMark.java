package com.mdmc.crm.platform.configuration;

import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.privacy.KeyCheck;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/** Mark of a database that a restore fills: until it is done, part of the ledger looks like all of it. */
public final class RestoreMark {
    private static final String ID = "restore";

    private final MongoCollection<Document> identity;

    public RestoreMark(MongoDatabase database) {
        this.identity = DurableSettings.of(database).collection(KeyCheck.COLLECTION, Document.class);
    }

    /**
     * A restore begins.
     *
     * @throws StartRefusedException if another has begun
     */
    public void set() {
        try {
            identity.insertOne(new Document("_id", ID));
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                throw new StartRefusedException("Another restore fills this database.");
            }
            throw refused;
        }
    }

    /** Everything has been restored. */
    public void remove() {
        identity.deleteOne(eq("_id", ID));
    }

    /** Whether a restore goes on, or was interrupted. */
    public boolean isSet() {
        return identity.find(eq("_id", ID)).first() != null;
    }

    /** @throws StartRefusedException if a restore goes on, or was interrupted */
    void requireNone() {
        if (isSet()) {
            throw new StartRefusedException("A restore into this store goes on, or was interrupted: delete what it has"
                    + " written, and restore again.");
        }
    }
}
