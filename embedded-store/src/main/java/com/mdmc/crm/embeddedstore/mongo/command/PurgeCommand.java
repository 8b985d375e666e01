package com.mdmc.crm.embeddedstore.mongo.command;

import com.mdmc.crm.embeddedstore.storage.Storage;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;

/**
 * {@code purgeStore}: rewrites the store's files without anything that was overwritten or removed before the call, such
 * as a destroyed key. Others go on reading and writing. {@code purged} says whether it was done.
 *
 * <p>{@code {purgeStore: 1, size: "small"}} does so only if it takes seconds; {@code {purgeStore: 0}} does nothing.
 */
public final class PurgeCommand {

    public static final String NAME = "purgeStore";

    private static final int INTERNAL_ERROR = 1;

    private final Storage storage;

    public PurgeCommand(Storage storage) {
        this.storage = storage;
    }

    public Document run(Document arguments) {
        try {
            boolean isSkipped = Integer.valueOf(0).equals(arguments.get(NAME))
                    || "small".equals(arguments.get("size")) && storage.isLarge();
            Document answer = new Document("purged", !isSkipped && storage.purge());
            Utils.markOkay(answer);
            return answer;
        } catch (IOException failed) {
            throw new MongoServerError(INTERNAL_ERROR, "InternalError", "The store was not purged: " + failed, failed);
        }
    }
}
