package com.mdmc.crm.embeddedstore.wire;

import com.mdmc.crm.embeddedstore.mongo.document.StoredDocument;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads requests. Documents to be inserted keep the bytes they came in ({@link StoredDocument}); everything else is
 * decoded, as far as the library knows the types in it, and what is not an `OP_MSG` is the library's.
 */
final class WireDecoder extends MongoWireProtocolHandler {

    private static final int HEADER = 16;
    private static final int OP_CODE_AT = 12;
    private static final int CHECKSUM_PRESENT = 1;
    private static final int REQUIRED_FLAGS = 0xffff;
    private static final String INSERTED = "documents";

    @Override
    protected ClientRequest decode(ChannelHandlerContext context, ByteBuf in) throws Exception {
        if (in.readableBytes() < HEADER) {
            return null;
        }
        int length = in.getIntLE(in.readerIndex());
        int opCode = in.getIntLE(in.readerIndex() + OP_CODE_AT);
        if (opCode != OpCode.OP_MSG.getId() || length < HEADER || length > MAX_MESSAGE_SIZE_BYTES) {
            return super.decode(context, in);
        }
        return in.readableBytes() < length ? null : message(context, in.readSlice(length));
    }

    private static MongoMessage message(ChannelHandlerContext context, ByteBuf frame) throws IOException {
        MessageHeader header = new MessageHeader(frame.readIntLE(), frame.readIntLE(), frame.readIntLE());
        frame.skipBytes(Integer.BYTES);
        int flags = frame.readIntLE();
        if ((flags & REQUIRED_FLAGS & ~CHECKSUM_PRESENT) != 0) {
            throw new IOException("Unknown flags of a message: " + flags);
        }
        int end = frame.writerIndex() - ((flags & CHECKSUM_PRESENT) == 0 ? 0 : Integer.BYTES);
        Document command = new Document();
        Document sequences = new Document();
        try {
            while (frame.readerIndex() < end) {
                section(frame, command, sequences);
            }
        } catch (IllegalArgumentException undecodable) {
            return new UnreadableMessage(context.channel(), header, undecodable);
        }
        sequences.forEach(command::put);
        return new MongoMessage(context.channel(), header, command);
    }

    private static void section(ByteBuf frame, Document command, Document sequences) throws IOException {
        byte kind = frame.readByte();
        switch (kind) {
            case MongoMessage.SECTION_KIND_BODY -> command.putAll(BsonDecoder.decodeBson(frame));
            case MongoMessage.SECTION_KIND_DOCUMENT_SEQUENCE -> sequence(frame, sequences);
            default -> throw new IOException("Unknown kind of section: " + kind);
        }
    }

    private static void sequence(ByteBuf frame, Document sequences) {
        int end = frame.readerIndex() + frame.getIntLE(frame.readerIndex());
        frame.skipBytes(Integer.BYTES);
        String name = BsonDecoder.decodeCString(frame);
        List<Object> documents = new ArrayList<>();
        while (frame.readerIndex() < end) {
            documents.add(name.equals(INSERTED) ? undecoded(frame) : BsonDecoder.decodeBson(frame));
        }
        sequences.put(name, documents);
    }

    private static StoredDocument undecoded(ByteBuf frame) {
        int length = frame.getIntLE(frame.readerIndex());
        return new StoredDocument(ByteBufUtil.getBytes(frame.readSlice(length)));
    }
}
