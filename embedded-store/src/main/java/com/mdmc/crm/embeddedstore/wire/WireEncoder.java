package com.mdmc.crm.embeddedstore.wire;

import com.mdmc.crm.embeddedstore.mongo.document.StoredDocument;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/** Writes answers: documents of the store go out as the bytes they are, the rest is encoded by the library. */
final class WireEncoder extends MessageToByteEncoder<MongoMessage> {

    @Override
    protected void encode(ChannelHandlerContext context, MongoMessage message, ByteBuf out) {
        int start = out.writerIndex();
        out.writeIntLE(0);
        out.writeIntLE(message.getHeader().getRequestID());
        out.writeIntLE(message.getHeader().getResponseTo());
        out.writeIntLE(OpCode.OP_MSG.getId());
        out.writeIntLE(message.getFlags());
        out.writeByte(MongoMessage.SECTION_KIND_BODY);
        document(message.getDocument(), out);
        out.setIntLE(start, out.writerIndex() - start);
    }

    private static void document(Document document, ByteBuf out) {
        int start = out.writerIndex();
        out.writeIntLE(0);
        for (Map.Entry<String, Object> field : document.entrySet()) {
            field(field.getKey(), field.getValue(), out);
        }
        end(start, out);
    }

    private static void list(Collection<?> elements, ByteBuf out) {
        int start = out.writerIndex();
        out.writeIntLE(0);
        int index = 0;
        for (Object element : elements) {
            field(Integer.toString(index++), element, out);
        }
        end(start, out);
    }

    private static void end(int start, ByteBuf out) {
        out.writeByte(BsonConstants.TERMINATING_BYTE);
        out.setIntLE(start, out.writerIndex() - start);
    }

    private static void field(String name, Object value, ByteBuf out) {
        if (value instanceof StoredDocument stored) {
            name(BsonConstants.TYPE_EMBEDDED_DOCUMENT, name, out);
            out.writeBytes(stored.bson());
        } else if (value instanceof Document document) {
            name(BsonConstants.TYPE_EMBEDDED_DOCUMENT, name, out);
            document(document, out);
        } else if (value instanceof Collection<?> elements) {
            name(BsonConstants.TYPE_ARRAY, name, out);
            list(elements, out);
        } else {
            byte type = BsonEncoder.determineType(value);
            name(type, name, out);
            BsonEncoder.encodeValue(type, value, out);
        }
    }

    private static void name(byte type, String name, ByteBuf out) {
        out.writeByte(type);
        out.writeCharSequence(name, StandardCharsets.UTF_8);
        out.writeByte(BsonConstants.STRING_TERMINATION);
    }
}
