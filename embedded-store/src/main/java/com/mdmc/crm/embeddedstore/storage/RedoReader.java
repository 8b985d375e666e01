package com.mdmc.crm.embeddedstore.storage;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads the frames of a segment up to the first that is torn: what follows was never acknowledged. */
final class RedoReader {

    /** Takes back one change of a unit. */
    interface Target {

        /** Whether the unit is still to be applied. */
        boolean wants(long unit);

        void apply(int map, byte[] key, byte[] value);
    }

    private final StoreFile file;
    private final Target target;

    RedoReader(StoreFile file, Target target) {
        this.file = file;
        this.target = target;
    }

    void replay() throws IOException {
        long position = 0;
        byte[] frame;
        while ((frame = frameAt(position)) != null) {
            replay(ByteBuffer.wrap(frame));
            position += RedoBuffer.HEADER + frame.length;
        }
    }

    private byte[] frameAt(long position) throws IOException {
        long left = file.size() - position - RedoBuffer.HEADER;
        if (left <= 0) {
            return null;
        }
        ByteBuffer header = ByteBuffer.allocate(RedoBuffer.HEADER);
        file.read(header, position);
        int length = header.getInt(0);
        if (length <= 12 || length > left) {
            return null;
        }
        byte[] frame = new byte[length];
        file.read(ByteBuffer.wrap(frame), position + RedoBuffer.HEADER);
        return RedoBuffer.checksum(frame, 0, length) == header.getInt(4) ? frame : null;
    }

    private void replay(ByteBuffer frame) {
        long unit = frame.getLong();
        int units = frame.getInt();
        for (int i = 0; i < units; i++) {
            replayUnit(frame, target.wants(unit + i));
        }
    }

    private void replayUnit(ByteBuffer frame, boolean wanted) {
        int changes = number(frame);
        for (int i = 0; i < changes; i++) {
            int map = number(frame);
            byte[] key = string(frame, number(frame));
            int size = number(frame);
            byte[] value = size == 0 ? null : string(frame, size - 1);
            if (wanted) {
                target.apply(map, key, value);
            }
        }
    }

    private static byte[] string(ByteBuffer frame, int length) {
        byte[] value = new byte[length];
        frame.get(value);
        return value;
    }

    private static int number(ByteBuffer frame) {
        int value = 0;
        int shift = 0;
        byte next;
        do {
            next = frame.get();
            value |= (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }
}
