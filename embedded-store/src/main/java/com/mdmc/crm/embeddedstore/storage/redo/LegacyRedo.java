package com.mdmc.crm.embeddedstore.storage.redo;

import com.mdmc.crm.embeddedstore.storage.file.Checksum;
import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import com.mdmc.crm.embeddedstore.storage.file.StoreFile;
import com.mdmc.crm.embeddedstore.storage.file.StoreFiles;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads the log of format 1: frames of length, checksum, first unit and count, from the first byte of each file on. A
 * file written again may hold frames of its former life behind its end; those have lower units.
 */
public final class LegacyRedo {

    private static final int HEADER = 8;
    private static final int PREAMBLE = 12;
    private static final int MOST_UNITS = 1 << 20;

    private final StoreFiles files;

    public LegacyRedo(StoreFiles files) {
        this.files = files;
    }

    /**
     * @param checkpoint last unit that is not needed any more
     * @throws DamagedStoreException when units are missing
     */
    public void replay(long checkpoint, RedoTarget target) throws IOException {
        long reached = checkpoint;
        for (String name : RedoFiles.names(files)) {
            try (StoreFile file = files.open(name)) {
                byte[] bytes = new byte[(int) file.size()];
                file.read(ByteBuffer.wrap(bytes), 0);
                reached = replay(ByteBuffer.wrap(bytes), name, reached, target);
            } catch (MissingUnitsException e) {
                throw new DamagedStoreException(name, e.getMessage());
            }
        }
    }

    private static long replay(ByteBuffer log, String name, long before, RedoTarget target) {
        long reached = before;
        int position = 0;
        while (isFrame(log, position)) {
            int length = log.getInt(position);
            long first = log.getLong(position + HEADER);
            int units = log.getInt(position + HEADER + Long.BYTES);
            int from = position + HEADER + PREAMBLE;
            new RedoUnits(log.slice(from, length - PREAMBLE), target).replay(first, units);
            reached = Math.max(reached, first + units - 1);
            position += HEADER + length;
        }
        refuseLaterFrames(log, name, position, reached);
        return reached;
    }

    private static void refuseLaterFrames(ByteBuffer log, String name, int end, long reached) {
        for (int at = end + 1; at + HEADER + PREAMBLE <= log.limit(); at++) {
            long first = log.getLong(at + HEADER);
            if (first > reached && first < reached + MOST_UNITS && isFrame(log, at)) {
                throw new DamagedStoreException(
                        name, "is damaged at byte " + end + ": it goes on with whole frames at byte " + at);
            }
        }
    }

    private static boolean isFrame(ByteBuffer log, int position) {
        int left = log.limit() - position - HEADER;
        if (left <= PREAMBLE) {
            return false;
        }
        int length = log.getInt(position);
        return length > PREAMBLE
                && length <= left
                && Checksum.of(log.array(), position + HEADER, length) == log.getInt(position + Integer.BYTES);
    }
}
