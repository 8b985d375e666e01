package com.mdmc.crm.query.list;

import com.mdmc.crm.kernel.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Where the last page ended: the sort value and id of its last item, bound to the question it answered.
 *
 * @param question fingerprint of filters and sort
 */
record Cursor(int question, BsonValue value, String id) {

    String text() {
        BsonDocument document = new BsonDocument("q", new BsonInt32(question))
                .append("v", value)
                .append("id", new BsonString(id));
        byte[] bytes = document.toJson().getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Reads a cursor back; fails if it was made up or belongs to another question. */
    static Cursor parse(String text, int question) {
        Cursor cursor = decode(text);
        if (cursor.question != question) {
            throw Rejection.invalid("cursor", "cursor-of-another-list");
        }
        return cursor;
    }

    private static Cursor decode(String text) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            BsonDocument document = BsonDocument.parse(json);
            BsonValue value = document.get("v");
            if (value == null || value.isDocument() || value.isArray() || value.isRegularExpression()) {
                throw Rejection.invalid("cursor", "wrong-type");
            }
            return new Cursor(
                    document.getInt32("q").getValue(),
                    value,
                    document.getString("id").getValue());
        } catch (Rejection known) {
            throw known;
        } catch (RuntimeException malformed) {
            throw Rejection.invalid("cursor", "wrong-type");
        }
    }
}
