package com.mdmc.crm.embeddedstore.wire;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;

/** What a command answers when its log could not be written: it has happened, but may be gone after a crash. */
final class Undurable {

    private static final int OUT_OF_DISK_SPACE = 14031;

    private Undurable() {}

    static Document answer(Document answer, IOException cause) {
        String message = "The store cannot write its log: " + cause.getMessage();
        Document error = new Document("code", OUT_OF_DISK_SPACE)
                .append("codeName", "OutOfDiskSpace")
                .append("errmsg", message);
        if (answer.containsKey("n") || answer.containsKey("value")) {
            return answer.append("writeConcernError", error);
        }
        return new Document("ok", 0.0)
                .append("errmsg", message)
                .append("code", OUT_OF_DISK_SPACE)
                .append("codeName", "OutOfDiskSpace");
    }
}
