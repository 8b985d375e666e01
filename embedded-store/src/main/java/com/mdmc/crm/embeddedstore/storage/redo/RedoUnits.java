package com.mdmc.crm.embeddedstore.storage.redo;

import java.nio.ByteBuffer;

/** Reads the units of a frame, as {@link RedoBuffer} has written them. */
final class RedoUnits {

    private final ByteBuffer frame;
    private final RedoTarget target;

    RedoUnits(ByteBuffer frame, RedoTarget target) {
        this.frame = frame;
        this.target = target;
    }

    void replay(long firstUnit, int units) {
        for (int i = 0; i < units; i++) {
            replayUnit(target.wants(firstUnit + i));
        }
    }

    private void replayUnit(boolean wanted) {
        int changes = number();
        for (int i = 0; i < changes; i++) {
            int map = number();
            byte[] key = string(number());
            int size = number();
            byte[] value = size == 0 ? null : string(size - 1);
            if (wanted) {
                target.apply(map, key, value);
            }
        }
    }

    private byte[] string(int length) {
        byte[] value = new byte[length];
        frame.get(value);
        return value;
    }

    private int number() {
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
