package com.mdmc.crm.embeddedstore.storage.manifest;

import com.mdmc.crm.embeddedstore.storage.file.Checksum;
import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import com.mdmc.crm.embeddedstore.storage.file.StoreFile;
import com.mdmc.crm.embeddedstore.storage.file.StoreFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The low-water mark of what has been acknowledged: written, not forced, after a group is durable and before anybody is
 * told. So a power loss may set it back, which is harmless, but the redo log can never end before it unless its end is
 * damaged, deleted or an older copy.
 */
public final class AcknowledgedMark implements Closeable {

    public static final String NAME = "acknowledged";

    // Two places in sectors of their own, written in turn: one that is torn leaves the other.
    private static final int PLACES = 512;
    private static final int LENGTH = 20;

    private final StoreFile file;
    private final long store;
    private int turn;
    private long written;

    private AcknowledgedMark(StoreFile file, long store) {
        this.file = file;
        this.store = store;
    }

    public static AcknowledgedMark create(StoreFiles files, long store, long unit) throws IOException {
        StoreFile file = files.open(NAME);
        AcknowledgedMark mark = new AcknowledgedMark(file, store);
        mark.write(unit);
        mark.write(unit);
        file.force();
        return mark;
    }

    public static AcknowledgedMark open(StoreFiles files, long store) throws IOException {
        return new AcknowledgedMark(files.open(NAME), store);
    }

    /** Writes the unit, or again the one before if that is higher. */
    public synchronized void write(long unit) throws IOException {
        written = Math.max(written, unit);
        ByteBuffer place = ByteBuffer.allocate(LENGTH).putLong(store).putLong(written);
        place.putInt(Checksum.of(place.array(), 0, LENGTH - Integer.BYTES));
        file.write(place.rewind(), (long) PLACES * (turn ^= 1));
    }

    /** Last unit known to have been acknowledged. */
    public long unit() throws IOException {
        long unit = Math.max(at(0), at(PLACES));
        if (unit < 0) {
            throw new DamagedStoreException(NAME, "does not match its checksum");
        }
        return unit;
    }

    /** The unit of a mark of whichever store, or -1 when there is no whole one. */
    public static long anyUnit(StoreFiles files) throws IOException {
        if (!files.exists(NAME)) {
            return -1;
        }
        try (StoreFile file = files.open(NAME)) {
            ByteBuffer place = ByteBuffer.allocate(LENGTH);
            if (file.size() >= LENGTH) {
                file.read(place, 0);
            }
            long store = place.getLong(0);
            AcknowledgedMark mark = new AcknowledgedMark(file, store);
            return Math.max(mark.at(0), mark.at(PLACES));
        }
    }

    private long at(long position) throws IOException {
        if (file.size() < position + LENGTH) {
            return -1;
        }
        ByteBuffer place = ByteBuffer.allocate(LENGTH);
        file.read(place, position);
        boolean sound = place.getLong(0) == store
                && place.getInt(LENGTH - Integer.BYTES) == Checksum.of(place.array(), 0, LENGTH - Integer.BYTES);
        return sound ? place.getLong(Long.BYTES) : -1;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
