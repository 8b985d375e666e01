package com.mdmc.crm.backup.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.bson.ByteBuf;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;

/** BSON documents one after the other, each beginning with its length. Not safe for concurrent use. */
public final class BsonSequence {
    private static final int LEAST = 5;
    private static final DocumentCodec CODEC = new DocumentCodec();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long documents;

    public void add(byte[] document) {
        bytes.writeBytes(document);
        documents++;
    }

    public void add(Document document) {
        add(bytesOf(document));
    }

    /** The document's BSON. */
    public static byte[] bytesOf(Document document) {
        return bytesOf(new RawBsonDocument(document, CODEC));
    }

    /** The document's BSON. */
    public static byte[] bytesOf(RawBsonDocument raw) {
        ByteBuf buffer = raw.getByteBuffer();
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(copy);
        return copy;
    }

    public static Document documentOf(byte[] bson) {
        return new RawBsonDocument(bson).decode(CODEC);
    }

    public int size() {
        return bytes.size();
    }

    public long documents() {
        return documents;
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException if the bytes are no such sequence */
    public static List<byte[]> read(byte[] sequence) {
        List<byte[]> found = new ArrayList<>();
        ByteBuffer view = ByteBuffer.wrap(sequence).order(ByteOrder.LITTLE_ENDIAN);
        while (view.hasRemaining()) {
            int length = view.remaining() < LEAST ? 0 : view.getInt(view.position());
            if (length < LEAST || length > view.remaining()) {
                throw new IllegalArgumentException("a document of " + length + " bytes at " + view.position());
            }
            byte[] document = new byte[length];
            view.get(document);
            found.add(document);
        }
        return found;
    }
}
