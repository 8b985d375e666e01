package com.mdmc.crm.embeddedstore.storage;

import java.time.Duration;

/**
 * @param checkpointBytes redo log after which a checkpoint is taken: more means less writing, slower recovery
 * @param checkpointAge longest time a change waits for a checkpoint
 * @param cacheMegabytes pages kept in memory
 * @param compactBytes size from which a file that is mostly waste is rewritten
 * @param probeEvery how often it is looked whether the disk takes writes
 */
public record StorageOptions(
        long checkpointBytes, Duration checkpointAge, int cacheMegabytes, long compactBytes, Duration probeEvery) {

    private static final int LEAST_DIRTY = 2;
    private static final int MOST_DIRTY = 3;
    private static final int DIRTY_PART = 8;
    private static final Duration PROBE_EVERY = Duration.ofSeconds(1);

    public StorageOptions(long checkpointBytes, Duration checkpointAge, int cacheMegabytes, long compactBytes) {
        this(checkpointBytes, checkpointAge, cacheMegabytes, compactBytes, PROBE_EVERY);
    }

    /**
     * 8 MB of redo log, a minute, an eighth of the heap (16 to 256 MB). A checkpoint of 32 MB was no cheaper, and its list
     * of pages too long for the file's cache: each page let go of later had the whole list read again.
     */
    public static StorageOptions defaults() {
        long eighth = Runtime.getRuntime().maxMemory() >> 23;
        int cache = (int) Math.max(16, Math.min(256, eighth));
        return new StorageOptions(8 << 20, Duration.ofMinutes(1), cache, 16 << 20);
    }

    /**
     * Pages changed in memory after which a checkpoint is taken, however short the log: a byte written to a document
     * somewhere changes a page of 16 KB, a checkpoint is put together in memory, and what it replaces in the file is free
     * three checkpoints later. So it is a part of the file: two to three times the bytes of log. With fewer, every page is
     * written more often, and leaves more waste to be evacuated.
     */
    long dirtyBytes(long fileBytes) {
        if (checkpointBytes > Long.MAX_VALUE / MOST_DIRTY) {
            return Long.MAX_VALUE;
        }
        long most = Math.min(MOST_DIRTY * checkpointBytes, fileBytes / DIRTY_PART);
        return Math.max(LEAST_DIRTY * checkpointBytes, most);
    }

    /** Bytes by which a file of the redo log grows: up to 1 MB. */
    int redoStep() {
        return (int) Math.max(512, Math.min(1 << 20, checkpointBytes / 32));
    }

    public StorageOptions withCheckpointBytes(long bytes) {
        return new StorageOptions(bytes, checkpointAge, cacheMegabytes, compactBytes, probeEvery);
    }

    public StorageOptions withCompactBytes(long bytes) {
        return new StorageOptions(checkpointBytes, checkpointAge, cacheMegabytes, bytes, probeEvery);
    }

    public StorageOptions withProbeEvery(Duration interval) {
        return new StorageOptions(checkpointBytes, checkpointAge, cacheMegabytes, compactBytes, interval);
    }
}
