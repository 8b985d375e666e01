package com.mdmc.crm.embeddedstore.mongo.document;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Map;

/** About how many bytes of BSON a value takes; never much too few. */
public final class DocumentSize {

    private static final int NUMBER = 18;

    private DocumentSize() {}

    public static long estimate(Object value) {
        if (value instanceof StoredDocument stored) {
            return stored.bson().length;
        }
        if (value instanceof Document document) {
            long size = 5;
            for (Map.Entry<String, Object> field : document.entrySet()) {
                size += field.getKey().length() + 2 + estimate(field.getValue());
            }
            return size;
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream().mapToLong(element -> estimate(element) + 6).sum() + 5;
        }
        if (value instanceof String string) {
            return string.length() * 2L + 5;
        }
        return value instanceof BinData binary ? binary.getData().length + 5L : NUMBER;
    }
}
