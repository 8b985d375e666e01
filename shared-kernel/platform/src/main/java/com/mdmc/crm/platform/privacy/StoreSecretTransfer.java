package com.mdmc.crm.platform.privacy;

import java.security.GeneralSecurityException;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Transfer of documents with secrets of the store's own between a store and a backup. What the master key wraps in them
 * leaves the store unwrapped, as subjects' keys do, so that a backup needs none of the master keys there have been since;
 * whoever takes it encrypts it otherwise.
 */
public final class StoreSecretTransfer {
    private static final String CLEAR = "clear";

    private final MasterKey master;

    public StoreSecretTransfer(MasterKey master) {
        this.master = master;
    }

    /** Whether a document is about the master key itself: a backup leaves it out. */
    public static boolean isOfMasterKey(String collection, Object id) {
        return collection.equals(KeyCheck.COLLECTION) && KeyCheck.IDS.contains(id);
    }

    /** A document of a store, as a backup holds it. */
    public Document unwrapped(String collection, Document stored) {
        Document unwrapped = new Document(stored);
        for (MasterKeyWrapped each : MasterKeyWrapped.in(collection, stored)) {
            unwrapped.put(each.field(), new Document(CLEAR, new Binary(clear(each, stored))));
        }
        return unwrapped;
    }

    private byte[] clear(MasterKeyWrapped wrapped, Document stored) {
        try {
            return wrapped.unwrap(master, stored);
        } catch (GeneralSecurityException another) {
            throw new IllegalStateException(
                    "%s of %s %s is wrapped by another master key"
                            .formatted(wrapped.field(), wrapped.collection(), stored.get("_id")),
                    another);
        }
    }

    /** A document of a backup, as this master key's store holds it. What an earlier build left wrapped stays so. */
    public Document wrapped(String collection, Document unwrapped) {
        Document stored = new Document(unwrapped);
        for (MasterKeyWrapped each : MasterKeyWrapped.in(collection, unwrapped)) {
            if (unwrapped.get(each.field()) instanceof Document clear) {
                byte[] secret = clear.get(CLEAR, Binary.class).getData();
                stored.put(each.field(), each.wrap(master, secret, unwrapped));
            }
        }
        return stored;
    }
}
