package com.mdmc.crm.query.list;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** The order of a list: one field, and the id where that field is equal. */
record Sort(String field, boolean descending) {

    static Sort parse(String text) {
        return text.startsWith("-") ? new Sort(text.substring(1), true) : new Sort(text, false);
    }

    String text() {
        return (descending ? "-" : "") + field;
    }

    Bson order() {
        return descending ? Sorts.descending(field, "_id") : Sorts.ascending(field, "_id");
    }

    /** Everything that comes after the item with this value and id. */
    Bson after(BsonValue value, String id) {
        Bson laterId = descending ? lt("_id", id) : gt("_id", id);
        if (value.isNull()) {
            Bson sameValue = and(eq(field, null), laterId);
            return descending ? sameValue : or(sameValue, ne(field, null));
        }
        // The outer bound repeats what the alternatives say, in a form an index can start from.
        return descending
                ? and(lte(field, value), or(lt(field, value), and(eq(field, value), laterId)))
                : and(gte(field, value), or(gt(field, value), and(eq(field, value), laterId)));
    }
}
