package com.mdmc.crm.embeddedstore.storage;

import com.mdmc.crm.embeddedstore.storage.file.WriteCondition;
import java.time.Duration;
import java.time.Instant;

/**
 * How the store is.
 *
 * @param condition whether writes are taken
 * @param since when that has become so
 * @param reason what the operating system says when they are not; else empty
 * @param freeBytes bytes the file system of the directory still gives
 * @param redoBytes bytes of redo log a crash now would have to replay
 * @param fileBytes bytes of the checkpoint's file
 * @param checkpointAge time since the last checkpoint that was due
 */
public record StoreHealth(
        WriteCondition condition,
        Instant since,
        String reason,
        long freeBytes,
        long redoBytes,
        long fileBytes,
        Duration checkpointAge) {

    public boolean isWritable() {
        return condition == WriteCondition.WRITABLE;
    }
}
