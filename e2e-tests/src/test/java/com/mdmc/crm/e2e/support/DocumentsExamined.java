package com.mdmc.crm.e2e.support;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/** How many documents a store looked at, as its server tells. */
public final class DocumentsExamined {
    private DocumentsExamined() {}

    /** Those examined while a question was answered, and for what the rest of the program did meanwhile. */
    public static long during(MongoDatabase database, Runnable question) {
        long before = soFar(database);
        question.run();
        return soFar(database) - before;
    }

    private static long soFar(MongoDatabase database) {
        return database.runCommand(new Document("serverStatus", 1))
                .get("metrics", Document.class)
                .get("queryExecutor", Document.class)
                .get("scannedObjects", Number.class)
                .longValue();
    }
}
