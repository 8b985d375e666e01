package com.mdmc.crm.embeddedstore.mongo.document;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Decodes some fields of a document and steps over the others by the lengths they carry. */
final class BsonFields {

    private static final int HEAD = 4;

    private BsonFields() {}

    /**
     * The document with only those of its own fields that are named.
     *
     * @throws IllegalArgumentException if a value is of a type that BSON does not have
     * @throws IndexOutOfBoundsException if a value ends beyond the document
     */
    static Document decode(byte[] bson, Set<String> fields) {
        Document document = new Document();
        ByteBuf buffer = Unpooled.wrappedBuffer(bson);
        buffer.skipBytes(HEAD);
        int left = fields.size();
        for (byte type = buffer.readByte(); type != 0 && left > 0; type = buffer.readByte()) {
            String name = name(bson, buffer);
            if (fields.contains(name)) {
                document.put(name, BsonDecoder.decodeValue(type, buffer));
                left--;
            } else {
                skip(type, buffer);
            }
        }
        return document;
    }

    private static String name(byte[] bson, ByteBuf buffer) {
        int start = buffer.readerIndex();
        skipText(buffer);
        return new String(bson, start, buffer.readerIndex() - start - 1, StandardCharsets.UTF_8);
    }

    private static void skip(byte type, ByteBuf buffer) {
        switch (type) {
            case BsonConstants.TYPE_NULL,
                    BsonConstants.TYPE_UNDEFINED,
                    BsonConstants.TYPE_MIN_KEY,
                    BsonConstants.TYPE_MAX_KEY -> {
                // no bytes of their own
            }
            case BsonConstants.TYPE_BOOLEAN -> buffer.skipBytes(1);
            case BsonConstants.TYPE_INT32 -> buffer.skipBytes(Integer.BYTES);
            case BsonConstants.TYPE_DOUBLE,
                    BsonConstants.TYPE_UTC_DATETIME,
                    BsonConstants.TYPE_TIMESTAMP,
                    BsonConstants.TYPE_INT64 -> buffer.skipBytes(Long.BYTES);
            case BsonConstants.TYPE_OBJECT_ID -> buffer.skipBytes(BsonConstants.LENGTH_OBJECTID);
            case BsonConstants.TYPE_DECIMAL128 -> buffer.skipBytes(2 * Long.BYTES);
            case BsonConstants.TYPE_UTF8_STRING, BsonConstants.TYPE_JAVASCRIPT_CODE, BsonConstants.TYPE_SYMBOL ->
                buffer.skipBytes(buffer.readIntLE());
            case BsonConstants.TYPE_DATA -> buffer.skipBytes(buffer.readIntLE() + 1);
            case BsonConstants.TYPE_EMBEDDED_DOCUMENT,
                    BsonConstants.TYPE_ARRAY,
                    BsonConstants.TYPE_JAVASCRIPT_CODE_WITH_SCOPE ->
                buffer.skipBytes(buffer.readIntLE() - Integer.BYTES);
            case BsonConstants.TYPE_DBPOINTER ->
                buffer.skipBytes(buffer.readIntLE()).skipBytes(BsonConstants.LENGTH_OBJECTID);
            case BsonConstants.TYPE_REGEX -> {
                skipText(buffer);
                skipText(buffer);
            }
            default -> throw new IllegalArgumentException("BSON has no type " + type);
        }
    }

    private static void skipText(ByteBuf buffer) {
        buffer.skipBytes(buffer.bytesBefore((byte) 0) + 1);
    }
}
