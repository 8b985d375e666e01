package com.mdmc.crm.embeddedstore.storage.redo;

import com.mdmc.crm.embeddedstore.storage.file.Checksum;
import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import com.mdmc.crm.embeddedstore.storage.file.StoreFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads the frames of a file up to the first that is not whole. As each frame is durable before the next is written, a
 * write cut short leaves nothing behind it: a whole frame there means damage.
 */
final class RedoReader {

    private static final int WINDOW = 1 << 20;

    private final StoreFile file;
    private final String name;
    private final long salt;
    private final RedoTarget target;
    private long position = SegmentHeader.LENGTH;

    RedoReader(StoreFile file, String name, SegmentHeader header, RedoTarget target) {
        this.file = file;
        this.name = name;
        this.salt = header.salt();
        this.target = target;
    }

    /** @throws DamagedStoreException when whole frames follow one that is not */
    void replay() throws IOException {
        while (replayFrame()) {
            // the position moves on
        }
        long next = nextFrame();
        if (next >= 0) {
            throw new DamagedStoreException(
                    name, "is damaged at byte " + position + ": it goes on with whole frames at byte " + next);
        }
    }

    /** Where the first frame that is not whole begins, once all before are replayed. */
    long end() {
        return position;
    }

    private boolean replayFrame() throws IOException {
        if (file.size() - position < FrameHeader.LENGTH) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.allocate(FrameHeader.LENGTH);
        file.read(bytes, position);
        FrameHeader header = FrameHeader.read(bytes, 0, salt, position);
        if (header == null || file.size() - position - FrameHeader.LENGTH < header.length()) {
            return false;
        }
        byte[] frame = new byte[header.length()];
        file.read(ByteBuffer.wrap(frame), position + FrameHeader.LENGTH);
        if (Checksum.of(frame, 0, frame.length) != header.checksum()) {
            return false;
        }
        new RedoUnits(ByteBuffer.wrap(frame), target).replay(header.firstUnit(), header.units());
        position += FrameHeader.LENGTH + frame.length;
        return true;
    }

    /** Where the next whole header of a frame begins behind the position, or -1. */
    private long nextFrame() throws IOException {
        long size = file.size();
        for (long from = position + 1; from + FrameHeader.LENGTH <= size; from += WINDOW - FrameHeader.LENGTH + 1) {
            ByteBuffer window = ByteBuffer.allocate((int) Math.min(WINDOW, size - from));
            file.read(window, from);
            for (int i = 0; i + FrameHeader.LENGTH <= window.limit(); i++) {
                if (FrameHeader.read(window, i, salt, from + i) != null) {
                    return from + i;
                }
            }
        }
        return -1;
    }
}
