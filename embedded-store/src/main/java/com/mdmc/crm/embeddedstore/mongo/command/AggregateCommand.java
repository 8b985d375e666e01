package com.mdmc.crm.embeddedstore.mongo.command;

import com.mdmc.crm.embeddedstore.mongo.collection.Find;
import com.mdmc.crm.embeddedstore.mongo.collection.Results;
import com.mdmc.crm.embeddedstore.mongo.collection.StoreCollection;
import com.mdmc.crm.embeddedstore.mongo.collection.StoreDatabase;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** `aggregate`: what its first stages filter, sort and cut is read through the planner, the rest is the library's. */
public final class AggregateCommand {

    /** Errors the library hands on as they are. */
    private static final Set<Integer> UNWRAPPED = Set.of(9, 14, 15998, 40353);

    private final StoreDatabase database;
    private final DatabaseResolver databases;
    private final OpenCursors cursors;

    public AggregateCommand(StoreDatabase database, DatabaseResolver databases, OpenCursors cursors) {
        this.database = database;
        this.databases = databases;
        this.cursors = cursors;
    }

    public Document run(Document command) {
        String name = command.get("aggregate").toString();
        StoreCollection collection = database.existing(name);
        List<Document> pipeline = Aggregation.parse(command.get("pipeline"));
        LeadingStages leading = new LeadingStages(pipeline);
        Aggregation whole = aggregation(pipeline, collection);
        whole.validate(command);
        Iterator<Document> results = collection == null ? Collections.emptyIterator() : results(leading, collection);
        String namespace = database.getDatabaseName() + "." + name;
        return cursors.open(new BatchCursor(namespace, results, () -> {}), batchSize(command), false);
    }

    private Iterator<Document> results(LeadingStages leading, StoreCollection collection) {
        Optional<String> counted = leading.counted();
        if (counted.isPresent()) {
            int count = (int) collection.reader().count(leading.find().query());
            Document answer = new Document("_id", leading.groupId()).append(counted.get(), count);
            return count == 0 ? Collections.emptyIterator() : List.of(answer).iterator();
        }
        return results(
                aggregation(leading.rest(), collection), collection.reader().find(leading.find()));
    }

    private Aggregation aggregation(List<Document> pipeline, StoreCollection collection) {
        return Aggregation.fromPipeline(pipeline, databases, database, collection, NoopOplog.get());
    }

    private static int batchSize(Document command) {
        Document cursor = (Document) command.get("cursor");
        return cursor.containsKey("batchSize") ? Find.number(cursor, "batchSize") : BatchCursor.FIRST_BATCH;
    }

    private static Iterator<Document> results(Aggregation aggregation, Results source) {
        Spliterator<Document> documents = Spliterators.spliteratorUnknownSize(source.documents(), Spliterator.ORDERED);
        Stream<Document> stream = StreamSupport.stream(documents, false);
        try {
            return aggregation.runStages(stream).iterator();
        } catch (MongoServerError e) {
            if (UNWRAPPED.contains(e.getCode()) || !e.shouldPrefixCommandContext()) {
                throw e;
            }
            String message = "PlanExecutor error during aggregation :: caused by :: " + e.getMessageWithoutErrorCode();
            throw new MongoServerError(e.getCode(), e.getCodeName(), message, e);
        }
    }
}
