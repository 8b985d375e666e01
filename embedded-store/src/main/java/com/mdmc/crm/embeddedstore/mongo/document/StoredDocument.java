package com.mdmc.crm.embeddedstore.mongo.document;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Optional;
import java.util.Set;

/**
 * A document as the bytes it came in, is stored and goes out as; decoded only as far as somebody looks into it.
 *
 * @param bson never changed, however it is passed on
 */
public record StoredDocument(byte[] bson) {

    /** The whole document; a copy of the caller's own. */
    public Document document() {
        return Bson.decode(bson);
    }

    /** The document with no more than these fields of its own; empty: with all. */
    public Document with(Optional<Set<String>> fields) {
        return fields.map(some -> BsonFields.decode(bson, some)).orElseGet(this::document);
    }
}
