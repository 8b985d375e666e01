package com.mdmc.crm.backup.archive;

import org.bson.Document;
import org.bson.types.Binary;

/**
 * A document beside the ledger as it was at a flush.
 *
 * @param id of the document
 * @param subject whose key encrypts it; {@code null} if it is nobody's
 * @param document its BSON, encrypted if it has a subject; {@code null} if it was deleted
 */
public record StateChange(String collection, Object id, String subject, byte[] document) {

    static StateChange of(Document stored) {
        Binary document = stored.get("d", Binary.class);
        return new StateChange(
                stored.getString("c"),
                stored.get("i"),
                stored.getString("s"),
                document == null ? null : document.getData());
    }

    /** As it stands in a segment or base. */
    Document stored() {
        Document stored = new Document("c", collection).append("i", id);
        if (subject != null) {
            stored.append("s", subject);
        }
        return document == null ? stored : stored.append("d", new Binary(document));
    }

    public boolean isDeletion() {
        return document == null;
    }
}
