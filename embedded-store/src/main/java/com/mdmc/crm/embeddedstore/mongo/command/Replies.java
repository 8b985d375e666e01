package com.mdmc.crm.embeddedstore.mongo.command;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.List;

/** The shapes of answers. */
public final class Replies {

    private static final int UNKNOWN_ERROR = 8;

    private Replies() {}

    static Document ok() {
        return new Document("ok", 1.0);
    }

    static Document ok(Document answer) {
        return answer.append("ok", 1.0);
    }

    static Document cursor(String namespace, String batchName, List<Object> batch, long id) {
        Document cursor = new Document("id", id).append("ns", namespace).append(batchName, batch);
        return ok(new Document("cursor", cursor));
    }

    static Document writeError(int position, MongoServerException e) {
        return describe(new Document("index", position), e);
    }

    /** The answer to a command that failed. */
    public static Document error(MongoServerException e) {
        return describe(new Document("ok", 0.0), e);
    }

    private static Document describe(Document answer, MongoServerException e) {
        answer.append("errmsg", e.getMessageWithoutErrorCode());
        if (e instanceof MongoServerError error) {
            answer.append("code", error.getCode()).putIfNotNull("codeName", error.getCodeName());
        } else {
            answer.append("code", UNKNOWN_ERROR).append("codeName", "UnknownError");
        }
        return answer;
    }
}
