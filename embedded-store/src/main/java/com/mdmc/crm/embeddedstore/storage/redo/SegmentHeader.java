package com.mdmc.crm.embeddedstore.storage.redo;

import com.mdmc.crm.embeddedstore.storage.file.Checksum;
import com.mdmc.crm.embeddedstore.storage.file.StoreFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * First bytes of a file of the redo log.
 *
 * @param store the store it belongs to
 * @param number its own number, as in its name
 * @param salt random, new each time the file is written from its start: frames of a former life do not match it
 */
record SegmentHeader(long store, long number, long salt) {

    /** Bytes before the first frame. */
    static final int LENGTH = 64;

    private static final long MAGIC = 0x5245444f4c4f4732L;
    private static final int COVERED = 4 * Long.BYTES;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SegmentHeader next(long store, long number) {
        return new SegmentHeader(store, number, RANDOM.nextLong());
    }

    ByteBuffer toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
        bytes.putLong(MAGIC).putLong(store).putLong(number).putLong(salt);
        bytes.putInt(Checksum.of(bytes.array(), 0, COVERED));
        return bytes.rewind();
    }

    /** The header of a file, or null if it has none that is whole. */
    static SegmentHeader read(StoreFile file) throws IOException {
        if (file.size() < LENGTH) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
        file.read(bytes, 0);
        bytes.rewind();
        boolean sound = bytes.getLong() == MAGIC && bytes.getInt(COVERED) == Checksum.of(bytes.array(), 0, COVERED);
        return sound ? new SegmentHeader(bytes.getLong(), bytes.getLong(), bytes.getLong()) : null;
    }
}
