package com.mdmc.crm.embeddedstore.dump;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.bson.RawBsonDocument;

/** Documents one after the other, each beginning with its length, compressed. */
final class BsonFile implements AutoCloseable {

    private static final int MOST = 17 << 20;

    private final DataInputStream in;

    BsonFile(Path file) throws IOException {
        in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16)));
    }

    /** The next document; null at the end. */
    RawBsonDocument next() throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        byte[] head = new byte[3];
        in.readFully(head);
        int length = first | (head[0] & 0xff) << 8 | (head[1] & 0xff) << 16 | (head[2] & 0xff) << 24;
        if (length < 5 || length > MOST) {
            throw new EOFException("Not a BSON document: length " + length);
        }
        byte[] bytes = new byte[length];
        bytes[0] = (byte) first;
        System.arraycopy(head, 0, bytes, 1, 3);
        in.readFully(bytes, 4, length - 4);
        return new RawBsonDocument(bytes);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
