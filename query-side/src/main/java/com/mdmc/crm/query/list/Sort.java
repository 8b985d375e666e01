package com.mdmc.crm.query.list;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mdmc.crm.domain.Rejection;
import com.mongodb.client.model.Sorts;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Sort order of a list: one field, then the id.
 *
 * @param text as it was asked for
 * @param field where the stored document has it
 * @param kind what the field's values are
 */
record Sort(String text, String field, FieldKind kind, boolean descending) {

    /** The sort order of a parameter; fails with a rejection for any other. */
    static Sort parse(ListDefinition<?> list, String text) {
        boolean descending = text.startsWith("-");
        String field = descending ? text.substring(1) : text;
        FieldKind kind = list.sorts().get(field);
        if (kind == null) {
            throw Rejection.invalid("sort", "unknown-sort");
        }
        return new Sort(text, kind.storedAt(field), kind, descending);
    }

    Bson order() {
        return descending ? Sorts.descending(field, "_id") : Sorts.ascending(field, "_id");
    }

    /** The value of the field in a text, {@code null} where an item has none; fails with {@link IllegalArgumentException}. */
    BsonValue literal(String text) {
        return text == null ? BsonNull.VALUE : kind.literal(text);
    }

    /** Whether what has no value comes after the item where a page ended, apart from what {@link #after} selects. */
    boolean endsWithoutValue(Cursor last) {
        return descending && last.value() != null;
    }

    /** What has no value in the field. */
    Bson withoutValue() {
        return eq(field, null);
    }

    /**
     * Everything that comes after the item where a page ended, but for what has no value where the greatest come first:
     * no comparison selects that together with the rest.
     */
    Bson after(Cursor last) {
        BsonValue value = literal(last.value());
        Bson laterId = descending ? lt("_id", last.id()) : gt("_id", last.id());
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
