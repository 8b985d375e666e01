package com.mdmc.crm.embeddedstore.mongo.collection;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;

/**
 * What a query asks for.
 *
 * @param orderBy null or empty: any order
 * @param limit 0: all
 * @param fields projection; null or empty: whole documents
 * @param hint name or key of the index to use, or null
 */
public record Find(Document query, Document orderBy, int skip, int limit, Document fields, Object hint) {

    static Find all(Document query) {
        return new Find(query, null, 0, 0, null, null);
    }

    /** Reads the fields of a `find` command. */
    public static Find of(Document command) {
        return new Find(
                (Document) command.getOrDefault("filter", new Document()),
                (Document) command.get("sort"),
                number(command, "skip"),
                Math.abs(number(command, "limit")),
                (Document) command.get("projection"),
                command.get("hint"));
    }

    public static int number(Document command, String field) {
        Number number = (Number) command.get(field);
        return number == null ? 0 : number.intValue();
    }

    public static boolean flag(Document command, String field) {
        return Utils.isTrue(command.get(field));
    }

    /** Skip and limit together; 0: all. */
    long needed() {
        return limit == 0 ? 0 : (long) skip + limit;
    }

    boolean projects() {
        return fields != null && !fields.isEmpty();
    }
}
