package com.mdmc.crm.projections.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.mdmc.crm.ledger.format.BsonBytes;
import com.mdmc.crm.projections.fold.IndexFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.bson.types.Decimal128;

/**
 * Stores whatever Jackson can write as a Mongo document with native types: instants as dates, decimals as Decimal128.
 * One set of annotations on a record thus decides its JSON answer and its document alike. The field {@code id} of the
 * outermost object is the document's {@code _id}.
 */
public final class JacksonCodec<T> {
    /** Where a document has the token of the event it was last folded with. */
    static final String TOKEN = "_token";

    /** Where a document has how many events were folded into it, if they are counted. */
    static final String EVENTS = "_events";

    private final ObjectMapper mapper;
    private final JavaType type;

    public JacksonCodec(ObjectMapper mapper, JavaType type) {
        this.mapper = mapper;
        this.type = type;
    }

    /**
     * An object as the document that is stored of it under a key.
     *
     * @param key becomes {@code _id}, whatever {@code id} the object has
     * @param token of the event it was last folded with, kept beside its fields
     */
    public RawBsonDocument document(T value, String key, long token) {
        return document(value, key, token, 0, Map.of());
    }

    /**
     * As {@link #document(Object, String, long)}.
     *
     * @param events how many were folded into it; 0 is not kept
     * @param index fields to find it by; none are not kept
     */
    RawBsonDocument document(T value, String key, long token, long events, Map<String, Object> index) {
        BsonBytes bytes = BsonBytes.begin();
        bytes.put("_id", key);
        try (BsonGenerator fields = new BsonGenerator(bytes, mapper)) {
            mapper.writeValue(fields, value);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        bytes.put(TOKEN, token);
        if (events != 0) {
            bytes.put(EVENTS, events);
        }
        if (!index.isEmpty()) {
            putIndex(index, bytes);
        }
        return new RawBsonDocument(bytes.end());
    }

    private static void putIndex(Map<String, Object> index, BsonBytes to) {
        to.startDocument(IndexFields.FIELD);
        index.forEach((name, value) -> {
            if (value instanceof List<?> texts) {
                to.startArray(name);
                for (int i = 0; i < texts.size(); i++) {
                    to.put(Integer.toString(i), (String) texts.get(i));
                }
                to.close();
            } else {
                to.put(name, (String) value);
            }
        });
        to.close();
    }

    /** The object a document was made of. */
    public T decode(BsonReader reader) {
        try (TokenBuffer tokens = new TokenBuffer(mapper, false)) {
            readDocument(reader, tokens, 0);
            return mapper.readValue(tokens.asParserOnFirstToken(), type);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void readDocument(BsonReader from, JsonGenerator to, int depth) throws IOException {
        from.readStartDocument();
        to.writeStartObject();
        while (from.readBsonType() != BsonType.END_OF_DOCUMENT) {
            String name = from.readName();
            to.writeFieldName(depth == 0 && name.equals("_id") ? "id" : name);
            readValue(from, to, depth + 1);
        }
        to.writeEndObject();
        from.readEndDocument();
    }

    private static void readValue(BsonReader from, JsonGenerator to, int depth) throws IOException {
        switch (from.getCurrentBsonType()) {
            case DOCUMENT -> readDocument(from, to, depth);
            case ARRAY -> {
                from.readStartArray();
                to.writeStartArray();
                while (from.readBsonType() != BsonType.END_OF_DOCUMENT) {
                    readValue(from, to, depth + 1);
                }
                to.writeEndArray();
                from.readEndArray();
            }
            case STRING -> to.writeString(from.readString());
            case BOOLEAN -> to.writeBoolean(from.readBoolean());
            case INT32 -> to.writeNumber(from.readInt32());
            case INT64 -> to.writeNumber(from.readInt64());
            case DOUBLE -> to.writeNumber(from.readDouble());
            case DECIMAL128 -> to.writeNumber(decimal(from.readDecimal128()));
            case DATE_TIME -> to.writeEmbeddedObject(Instant.ofEpochMilli(from.readDateTime()));
            case NULL -> {
                from.readNull();
                to.writeNull();
            }
            default -> throw new IllegalStateException("cannot read a stored " + from.getCurrentBsonType());
        }
    }

    // Decimal128 knows a negative zero, BigDecimal does not.
    private static BigDecimal decimal(Decimal128 stored) {
        return stored.isNegative() && stored.equals(Decimal128.NEGATIVE_ZERO)
                ? BigDecimal.ZERO
                : stored.bigDecimalValue();
    }
}
