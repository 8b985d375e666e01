package com.mdmc.crm.embeddedstore.mongo.command;

import com.mdmc.crm.embeddedstore.mongo.collection.Find;
import com.mdmc.crm.embeddedstore.mongo.collection.Results;
import com.mdmc.crm.embeddedstore.mongo.collection.StoreCollection;
import com.mdmc.crm.embeddedstore.mongo.collection.StoreDatabase;
import com.mdmc.crm.embeddedstore.plan.Plan;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collections;

/** `find`, `count` and `explain`. */
public final class ReadCommands {

    private final StoreDatabase database;
    private final OpenCursors cursors;

    public ReadCommands(StoreDatabase database, OpenCursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    public Document find(Document command) {
        String name = (String) command.get("find");
        String namespace = database.getDatabaseName() + "." + name;
        StoreCollection collection = database.existing(name);
        Find find = Find.of(command);
        if (collection == null) {
            return cursors.open(new BatchCursor(namespace, Collections.emptyIterator(), () -> {}), 0, true);
        }
        Results results = collection.reader().find(find);
        BatchCursor cursor =
                new BatchCursor(namespace, results, () -> collection.reader().resume(results));
        return cursors.open(cursor, batchSize(command), Find.flag(command, "singleBatch"));
    }

    private static int batchSize(Document command) {
        return command.containsKey("batchSize") ? Find.number(command, "batchSize") : BatchCursor.FIRST_BATCH;
    }

    public Document count(Document command) {
        StoreCollection collection = database.existing((String) command.get("count"));
        int count = collection == null
                ? 0
                : collection.count(
                        (Document) command.get("query"), Find.number(command, "skip"), Find.number(command, "limit"));
        return Replies.ok(new Document("n", count));
    }

    /** The plan of a `find`, and what running it reads. */
    public Document explain(Document command) {
        Document explained = (Document) command.get("explain");
        StoreCollection collection = database.existing((String) explained.get("find"));
        if (collection == null) {
            return Replies.ok(new Document("queryPlanner", new Document("winningPlan", new Document("stage", "EOF"))));
        }
        Find find = Find.of(explained);
        Plan plan = collection.reader().plan(find);
        Document winning = new Document("stage", plan.stage());
        if (plan.index() != null) {
            winning.append("indexName", plan.index().getName())
                    .append("direction", plan.reverse() ? "backward" : "forward")
                    .append("isMultiKey", plan.index().isMultikey());
        }
        Document shown = plan.sorted() ? winning : new Document("stage", "SORT").append("inputStage", winning);
        return Replies.ok(new Document("queryPlanner", new Document("winningPlan", shown))
                .append("executionStats", execute(collection.reader().find(find))));
    }

    private static Document execute(Results results) {
        int returned = 0;
        while (results.hasNext()) {
            results.next();
            returned++;
        }
        return new Document("nReturned", returned)
                .append("totalKeysExamined", results.stream().keysExamined())
                .append("totalDocsExamined", results.stream().documentsExamined());
    }
}
