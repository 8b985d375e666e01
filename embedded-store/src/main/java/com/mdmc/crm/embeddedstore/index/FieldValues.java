package com.mdmc.crm.embeddedstore.index;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;

/** What a document holds at a path; a collection when an array lies on the way or at its end. */
final class FieldValues {

    private FieldValues() {}

    static Object at(Document document, IndexField field) {
        Document holder = document;
        int last = field.steps().size() - 1;
        for (int step = 0; step < last; step++) {
            Object value = holder.getOrMissing(field.steps().get(step));
            if (value instanceof Missing) {
                return value;
            }
            if (!(value instanceof Document)) {
                return Utils.getSubdocumentValueCollectionAware(document, field.path());
            }
            holder = (Document) value;
        }
        return holder.getOrMissing(field.steps().get(last));
    }

    /** The part of the path where the first array is; null without array. */
    static String arrayRoot(Document document, String path) {
        int end = 0;
        while (end >= 0) {
            end = path.indexOf('.', end + 1);
            String prefix = end < 0 ? path : path.substring(0, end);
            if (Utils.getSubdocumentValue(document, prefix) instanceof Collection) {
                return prefix;
            }
        }
        return null;
    }
}
