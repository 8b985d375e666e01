package com.mdmc.crm.embeddedstore.mongo.document;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** Documents as the bytes they are stored as: what is handed out is always a copy. */
public final class Bson {

    private static final int TOO_LARGE = 10334;

    private Bson() {}

    /** @throws MongoServerError 10334 when the document is over 16 MB */
    public static byte[] encode(Document document) {
        ByteBuf buffer = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, buffer);
        checkSize(buffer.readableBytes());
        return ByteBufUtil.getBytes(buffer);
    }

    /** @throws MongoServerError 10334 when that many bytes are over 16 MB */
    public static void checkSize(int bytes) {
        if (bytes > BsonConstants.MAX_BSON_OBJECT_SIZE) {
            throw new MongoServerError(
                    TOO_LARGE,
                    "BSONObjectTooLarge",
                    "BSONObj size: " + bytes + " is invalid. Size must be between 0 and "
                            + BsonConstants.MAX_BSON_OBJECT_SIZE);
        }
    }

    public static Document decode(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }
}
