package com.mdmc.crm.embeddedstore.mongo.command;

import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import com.mdmc.crm.embeddedstore.storage.file.UnwritableStoreException;
import com.mdmc.crm.embeddedstore.storage.file.WriteCondition;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;

/** What the state of the files is called in MongoDB's own list of errors. */
public final class StorageErrors {

    /** `OutOfDiskSpace`: nothing has been written, and nothing can until there is space. */
    public static final int OUT_OF_DISK_SPACE = 14031;

    /** `FileStreamFailed`: the file system takes no writes; it is read-only or failing. */
    public static final int FILE_STREAM_FAILED = 39;

    /** `DataCorruptionDetected`: what is asked for cannot be read back as it was written. */
    public static final int DATA_CORRUPTION_DETECTED = 295;

    private StorageErrors() {}

    /** A write that was refused before it changed anything. */
    public static MongoServerError of(UnwritableStoreException refusal) {
        return new MongoServerError(
                code(refusal.condition()), codeName(refusal.condition()), refusal.getMessage(), refusal);
    }

    public static MongoServerError of(DamagedStoreException damage) {
        return new MongoServerError(DATA_CORRUPTION_DETECTED, "DataCorruptionDetected", damage.getMessage(), damage);
    }

    /** Code, name and message of a write that is not durable because of a failure of the disk. */
    public static Document describe(IOException failure) {
        WriteCondition condition = WriteCondition.of(failure);
        return new Document("code", code(condition))
                .append("codeName", codeName(condition))
                .append("errmsg", "The store cannot write its log: " + failure.getMessage());
    }

    private static int code(WriteCondition condition) {
        return condition == WriteCondition.FULL ? OUT_OF_DISK_SPACE : FILE_STREAM_FAILED;
    }

    private static String codeName(WriteCondition condition) {
        return condition == WriteCondition.FULL ? "OutOfDiskSpace" : "FileStreamFailed";
    }
}
