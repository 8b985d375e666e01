package com.mdmc.crm.embeddedstore.wire;

import com.mdmc.crm.embeddedstore.mongo.command.StorageErrors;
import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;

/** What a command answers when its log could not be written: it has happened, but may be gone after a crash. */
final class Undurable {

    private Undurable() {}

    static Document answer(Document answer, IOException cause) {
        Document error = StorageErrors.describe(cause);
        if (answer.containsKey("n") || answer.containsKey("value")) {
            return answer.append("writeConcernError", error);
        }
        return new Document("ok", 0.0).appendAll(error);
    }
}
