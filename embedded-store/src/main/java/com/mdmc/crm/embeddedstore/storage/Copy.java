package com.mdmc.crm.embeddedstore.storage;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/** Copies maps into another file, committing as it goes so that memory does not have to hold them. */
final class Copy {

    private static final int STEP_BYTES = 4 << 20;

    private final CheckpointStore target;
    private final Runnable afterStep;
    private long bytes;

    Copy(CheckpointStore target) {
        this(target, () -> {});
    }

    /** @param afterStep run after each few megabytes */
    Copy(CheckpointStore target, Runnable afterStep) {
        this.target = target;
        this.afterStep = afterStep;
    }

    void all(CheckpointStore source) {
        for (int number : source.numbers()) {
            map(number, source.map(number).cursor(null));
        }
    }

    /** Copies what a cursor over the whole of a map yields. */
    void map(int number, Cursor<byte[], byte[]> cursor) {
        MVMap<byte[], byte[]> copy = target.map(number);
        while (cursor.hasNext()) {
            byte[] key = cursor.next();
            copy.append(key, cursor.getValue());
            bytes += key.length + cursor.getValue().length;
            if (bytes >= STEP_BYTES) {
                bytes = 0;
                target.commit();
                afterStep.run();
            }
        }
    }
}
