package com.mdmc.crm.query.view;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.bson.BsonBinaryWriter;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Decimal128;

/**
 * Stores whatever Jackson can write as a Mongo document with native types: instants as dates, decimals as Decimal128.
 * One set of annotations on a record thus decides its JSON answer and its document alike. The field {@code id} of the
 * outermost object is the document's {@code _id}.
 */
public final class JacksonCodec<T> implements Codec<T> {
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

    @Override
    @SuppressWarnings("unchecked")
    public Class<T> getEncoderClass() {
        return (Class<T>) type.getRawClass();
    }

    @Override
    public void encode(BsonWriter writer, T value, EncoderContext context) {
        try (TokenBuffer tokens = new TokenBuffer(mapper, false)) {
            mapper.writeValue(tokens, value);
            JsonParser parser = tokens.asParser();
            parser.nextToken();
            write(parser, writer, 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * An object as the document that is stored of it under a key.
     *
     * @param key becomes {@code _id}, whatever {@code id} the object has
     * @param token of the event it was last folded with, kept beside its fields
     */
    public RawBsonDocument document(T value, String key, long token) {
        return document(value, key, token, 0);
    }

    /**
     * As {@link #document(Object, String, long)}.
     *
     * @param events how many were folded into it; 0 is not kept
     */
    RawBsonDocument document(T value, String key, long token, long events) {
        BasicOutputBuffer bytes = new BasicOutputBuffer();
        try (BsonBinaryWriter writer = new BsonBinaryWriter(bytes)) {
            encode(writer, value, key, token, events);
        }
        return new RawBsonDocument(bytes.getInternalBuffer(), 0, bytes.getPosition());
    }

    private void encode(BsonWriter writer, T value, String key, long token, long events) {
        try (TokenBuffer tokens = new TokenBuffer(mapper, false)) {
            mapper.writeValue(tokens, value);
            JsonParser parser = tokens.asParser();
            parser.nextToken();
            writer.writeStartDocument();
            writer.writeString("_id", key);
            writeFieldsButId(parser, writer);
            writer.writeInt64(TOKEN, token);
            if (events != 0) {
                writer.writeInt64(EVENTS, events);
            }
            writer.writeEndDocument();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public T decode(BsonReader reader, DecoderContext context) {
        try (TokenBuffer tokens = new TokenBuffer(mapper, false)) {
            readDocument(reader, tokens, 0);
            return mapper.readValue(tokens.asParserOnFirstToken(), type);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void write(JsonParser from, BsonWriter to, int depth) throws IOException {
        switch (from.currentToken()) {
            case START_OBJECT -> writeObject(from, to, depth);
            case START_ARRAY -> {
                to.writeStartArray();
                while (from.nextToken() != JsonToken.END_ARRAY) {
                    write(from, to, depth + 1);
                }
                to.writeEndArray();
            }
            case VALUE_STRING -> to.writeString(from.getText());
            case VALUE_TRUE -> to.writeBoolean(true);
            case VALUE_FALSE -> to.writeBoolean(false);
            case VALUE_NULL -> to.writeNull();
            case VALUE_NUMBER_INT -> writeInteger(from, to);
            case VALUE_NUMBER_FLOAT -> writeDecimal(from, to);
            case VALUE_EMBEDDED_OBJECT -> to.writeDateTime(((Instant) from.getEmbeddedObject()).toEpochMilli());
            default -> throw new IllegalStateException("cannot store " + from.currentToken());
        }
    }

    private static void writeObject(JsonParser from, BsonWriter to, int depth) throws IOException {
        to.writeStartDocument();
        while (from.nextToken() != JsonToken.END_OBJECT) {
            String name = from.currentName();
            to.writeName(depth == 0 && name.equals("id") ? "_id" : name);
            from.nextToken();
            write(from, to, depth + 1);
        }
        to.writeEndDocument();
    }

    private static void writeFieldsButId(JsonParser from, BsonWriter to) throws IOException {
        while (from.nextToken() != JsonToken.END_OBJECT) {
            String name = from.currentName();
            from.nextToken();
            if (name.equals("id")) {
                from.skipChildren();
            } else {
                to.writeName(name);
                write(from, to, 1);
            }
        }
    }

    private static void writeInteger(JsonParser from, BsonWriter to) throws IOException {
        if (from.getNumberType() == JsonParser.NumberType.INT) {
            to.writeInt32(from.getIntValue());
        } else {
            to.writeInt64(from.getLongValue());
        }
    }

    private static void writeDecimal(JsonParser from, BsonWriter to) throws IOException {
        if (from.getNumberType() == JsonParser.NumberType.BIG_DECIMAL) {
            to.writeDecimal128(new Decimal128(from.getDecimalValue()));
        } else {
            to.writeDouble(from.getDoubleValue());
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
