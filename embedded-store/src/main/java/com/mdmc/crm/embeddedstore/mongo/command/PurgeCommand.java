package com.mdmc.crm.embeddedstore.mongo.command;

import com.mdmc.crm.embeddedstore.storage.Storage;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;

/**
 * {@code purgeStore}: rewrites the store's files without anything that was overwritten or removed before the call, such
 * as a destroyed key. Others go on reading and writing. {@code purged} says whether it was done.
 */
public final class PurgeCommand {

    public static final String NAME = "purgeStore";

    private static final int INTERNAL_ERROR = 1;

    private final Storage storage;

    public PurgeCommand(Storage storage) {
        this.storage = storage;
    }

    public Document run() {
        try {
            Document answer = new Document("purged", storage.purge());
            Utils.markOkay(answer);
            return answer;
        } catch (IOException failed) {
            throw new MongoServerError(INTERNAL_ERROR, "InternalError", "The store was not purged: " + failed, failed);
        }
    }
}
