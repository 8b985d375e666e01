package com.mdmc.crm.embeddedstore.storage;

import java.io.IOException;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rewrites a file that is mostly waste before the store begins to serve. The copy takes the file's name only when it is
 * durable, so that a crash leaves one or the other. (MVStore's own compaction, in the background, is never used.)
 */
final class Compaction {

    private static final Logger log = LoggerFactory.getLogger(Compaction.class);
    private static final String COPY = "compact.mv";
    private static final int WASTEFUL_BELOW = 30;
    private static final int STEP = 20_000;

    private final StoreFiles files;
    private final StorageOptions options;

    Compaction(StoreFiles files, StorageOptions options) {
        this.files = files;
        this.options = options;
    }

    boolean isDue(CheckpointStore store) {
        return store.bytes() >= options.compactBytes() && store.fillRate() < WASTEFUL_BELOW;
    }

    /** Puts a copy in place of the file of a store, which is closed. */
    void replace(CheckpointStore store, String name) throws IOException {
        long before = store.bytes();
        files.delete(COPY);
        try (CheckpointStore copy = new CheckpointStore(files, COPY, options)) {
            for (int number : store.numbers()) {
                copy(store.map(number), copy, number);
            }
            copy.commit();
            log.info("Compacted the store's file from {} to {} bytes", before, copy.bytes());
        }
        store.close();
        files.rename(COPY, name);
    }

    private static void copy(MVMap<byte[], byte[]> map, CheckpointStore target, int number) {
        MVMap<byte[], byte[]> copy = target.map(number);
        Cursor<byte[], byte[]> cursor = map.cursor(null);
        int count = 0;
        while (cursor.hasNext()) {
            copy.append(cursor.next(), cursor.getValue());
            if (++count % STEP == 0) {
                target.commit();
            }
        }
    }
}
