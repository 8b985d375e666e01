package com.mdmc.crm.platform.privacy;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mdmc.crm.ledger.settings.DurableSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.security.GeneralSecurityException;
import java.util.function.LongConsumer;
import org.bson.Document;

/**
 * Rotation of the master key: wraps again, by the next key, everything the present one wraps. It may be cut short at any
 * point and run again; until it has ended, either key opens what it has wrapped.
 */
public final class MasterKeyRotation {
    private final MongoDatabase database;
    private final KeyCheck check;
    private final MasterKey present;
    private final MasterKey next;

    public MasterKeyRotation(MongoDatabase database, MasterKey present, MasterKey next) {
        this.database = database;
        this.check = new KeyCheck(database);
        this.present = present;
        this.next = next;
    }

    /** Lets programs that serve wrap by the next key, as soon as they look. */
    public void begin() {
        check.beginRotation(next);
    }

    /** Whether the program that serves does. */
    public boolean isFollowed() {
        return check.isFollowed(next);
    }

    /**
     * Wraps everything again.
     *
     * @param progress told how many fields are wrapped again so far
     * @return how many were
     * @throws IllegalStateException if something opens with neither key; the rotation has not ended then
     */
    public long rewrap(LongConsumer progress) {
        long[] done = {0};
        for (MasterKeyWrapped wrapped : MasterKeyWrapped.ALL) {
            MongoCollection<Document> collection =
                    DurableSettings.of(database).collection(wrapped.collection(), Document.class);
            collection.find(exists(wrapped.field())).forEach(document -> {
                if (rewrap(collection, wrapped, document)) {
                    done[0]++;
                    progress.accept(done[0]);
                }
            });
        }
        return done[0];
    }

    /** Ends it: the present key opens nothing any more. */
    public void end() {
        check.endRotation(next);
    }

    /** Whether a field was wrapped again; not if the next key wraps it already, or it has changed meanwhile. */
    private boolean rewrap(MongoCollection<Document> collection, MasterKeyWrapped wrapped, Document document) {
        if (opened(next, wrapped, document) != null) {
            return false;
        }
        byte[] clear = opened(present, wrapped, document);
        if (clear == null) {
            throw new IllegalStateException("%s of %s %s opens with neither master key"
                    .formatted(wrapped.field(), wrapped.collection(), document.get("_id")));
        }
        return collection
                        .updateOne(
                                and(eq("_id", document.get("_id")), eq(wrapped.field(), document.get(wrapped.field()))),
                                Updates.set(wrapped.field(), wrapped.wrap(next, clear, document)))
                        .getMatchedCount()
                == 1;
    }

    private static byte[] opened(MasterKey key, MasterKeyWrapped wrapped, Document document) {
        try {
            return wrapped.unwrap(key, document);
        } catch (GeneralSecurityException another) {
            return null;
        }
    }
}
