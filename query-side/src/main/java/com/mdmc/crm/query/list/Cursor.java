package com.mdmc.crm.query.list;

import com.mdmc.crm.domain.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;

/**
 * Keyset cursor: sort value and id of the last item of a page, bound to the query it belongs to.
 *
 * @param question fingerprint of filters and sort
 * @param value the sort value as text, {@code null} where the item has none
 */
record Cursor(int question, String value, String id) {

    String text() {
        BsonDocument document = new BsonDocument("q", new BsonInt32(question))
                .append("v", value == null ? BsonNull.VALUE : new BsonString(value))
                .append("id", new BsonString(id));
        byte[] bytes = document.toJson().getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Reads a cursor back; fails if it was made up or belongs to another question. */
    static Cursor parse(String text, int question, Sort sort) {
        Cursor cursor = decode(text, sort);
        if (cursor.question != question) {
            throw Rejection.invalid("cursor", "cursor-of-another-list");
        }
        return cursor;
    }

    /** Callers may write anything: what reaches a query is one literal of the sort's kind. */
    private static Cursor decode(String text, Sort sort) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            BsonDocument document = BsonDocument.parse(json);
            String value = document.isNull("v") ? null : document.getString("v").getValue();
            sort.literal(value);
            return new Cursor(
                    document.getInt32("q").getValue(),
                    value,
                    document.getString("id").getValue());
        } catch (RuntimeException malformed) {
            throw Rejection.invalid("cursor", "wrong-type");
        }
    }
}
