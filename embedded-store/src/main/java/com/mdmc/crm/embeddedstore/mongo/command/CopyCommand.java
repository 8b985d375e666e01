package com.mdmc.crm.embeddedstore.mongo.command;

import com.mdmc.crm.embeddedstore.storage.Storage;
import com.mdmc.crm.embeddedstore.storage.file.DiskFiles;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code copyStore}: makes a store of its own, in a directory that is not there yet, of everything as it is at one moment.
 * Others go on reading and writing.
 */
public final class CopyCommand {

    public static final String NAME = "copyStore";

    private static final int INTERNAL_ERROR = 1;

    private final Storage storage;

    public CopyCommand(Storage storage) {
        this.storage = storage;
    }

    public Document run(Document arguments) {
        Path target = Path.of(String.valueOf(arguments.get("to")));
        try {
            Files.createDirectory(target);
            storage.copyTo(new DiskFiles(target));
            Document answer = new Document();
            Utils.markOkay(answer);
            return answer;
        } catch (IOException failed) {
            throw new MongoServerError(INTERNAL_ERROR, "InternalError", "No copy was made: " + failed, failed);
        }
    }
}
