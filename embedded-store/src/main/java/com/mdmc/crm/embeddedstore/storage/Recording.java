package com.mdmc.crm.embeddedstore.storage;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What is changed while the maps are copied, to be done to the copy as well. */
final class Recording {

    private static final long MOST_BYTES = 64 << 20;
    private static final long MUCH_BYTES = 8 << 20;

    /** Changes, or the number of a map that was dropped. */
    private record Entry(Changes changes, int dropped) {}

    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean overflown;

    void add(Changes changes) {
        if (bytes.get() > MOST_BYTES) {
            overflown = true;
        } else {
            changes.list().forEach(change -> bytes.addAndGet(size(change)));
            entries.add(new Entry(changes, 0));
        }
    }

    private static long size(Changes.Change change) {
        return 64L + change.key().length + (change.value() == null ? 0 : change.value().length);
    }

    void addDropped(int map) {
        entries.add(new Entry(null, map));
    }

    /** Does to the copy what has been recorded so far. */
    void drainTo(CheckpointStore copy) {
        drainTo(copy, Long.MAX_VALUE);
    }

    /**
     * Does to the copy what has been recorded, until so many bytes of its pages are changed; answers how many entries that
     * were, or very many if there are more.
     */
    int drainTo(CheckpointStore copy, long dirtyBytes) {
        int count = 0;
        for (Entry entry = entries.poll(); entry != null; entry = entries.poll()) {
            if (entry.changes() == null) {
                copy.remove(copy.map(entry.dropped()));
            } else {
                entry.changes().list().forEach(change -> {
                    CheckpointStore.set(copy.map(change.map().number()), change.key(), change.value());
                    bytes.addAndGet(-size(change));
                });
            }
            count++;
            if (copy.dirtyBytes() >= dirtyBytes) {
                return Integer.MAX_VALUE;
            }
        }
        return count;
    }

    /** Writers are so fast that the copy has to hurry. */
    boolean isMuch() {
        return bytes.get() > MUCH_BYTES;
    }

    /** More than memory should hold: the recording has a hole, and the copy is worth nothing. */
    boolean isTooMuch() {
        return overflown;
    }
}
