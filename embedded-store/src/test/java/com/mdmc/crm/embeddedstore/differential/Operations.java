package com.mdmc.crm.embeddedstore.differential;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndDeleteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Draws one operation at a time; what it answers is a value that can be compared. */
final class Operations {

    /** An operation that can be run against several stores. */
    record Operation(String description, Run run) {}

    interface Run {
        Object on(MongoCollection<Document> collection);
    }

    private final Values values;
    private final Queries queries;

    Operations(long seed) {
        values = new Values(seed);
        queries = new Queries(values);
    }

    Operation next() {
        return switch (values.number(20)) {
            case 0, 1, 2 -> insertOne();
            case 3 -> insertMany();
            case 4, 5 -> updateOne();
            case 6 -> updateMany();
            case 7 -> replaceOne();
            case 8 -> findOneAndUpdate();
            case 9 -> values.chance(30) ? deleteMany() : deleteOne();
            case 10 -> bulk();
            case 11 -> count();
            case 12 -> distinct();
            case 13, 14 -> aggregate();
            case 15 -> findUnsorted();
            default -> findSorted();
        };
    }

    private Operation insertOne() {
        Document document = values.document();
        return new Operation("insertOne " + document, c -> c.insertOne(new Document(document)));
    }

    private Operation insertMany() {
        List<Document> documents = List.of(values.document(), values.document(), values.document());
        boolean ordered = values.chance(50);
        return new Operation(
                "insertMany " + ordered + documents,
                c -> c.insertMany(
                        documents.stream().map(Document::new).toList(), new InsertManyOptions().ordered(ordered)));
    }

    private Operation updateOne() {
        Document id = new Document("_id", values.id());
        Document update = queries.update();
        boolean upsert = values.chance(30);
        return new Operation(
                "updateOne " + id + update + upsert, c -> c.updateOne(id, update, new UpdateOptions().upsert(upsert)));
    }

    private Operation updateMany() {
        Document filter = queries.filter();
        Document update = new Document("$set", new Document("s", values.word()));
        return new Operation("updateMany " + filter + update, c -> c.updateMany(filter, update));
    }

    private Operation replaceOne() {
        Document document = values.document();
        Object id = document.remove("_id");
        boolean upsert = values.chance(50);
        return new Operation(
                "replaceOne " + id + document + upsert,
                c -> c.replaceOne(
                        new Document("_id", id), new Document(document), new ReplaceOptions().upsert(upsert)));
    }

    private Operation findOneAndUpdate() {
        Document filter = queries.filter();
        Document order = queries.order();
        Document update = queries.update();
        ReturnDocument which = values.one(ReturnDocument.BEFORE, ReturnDocument.AFTER);
        FindOneAndUpdateOptions options =
                new FindOneAndUpdateOptions().sort(order).returnDocument(which);
        return new Operation(
                "findOneAndUpdate " + filter + order + update, c -> c.findOneAndUpdate(filter, update, options));
    }

    private Operation deleteOne() {
        Document filter = queries.filter();
        Document order = queries.order();
        return new Operation(
                "findOneAndDelete " + filter + order,
                c -> c.findOneAndDelete(filter, new FindOneAndDeleteOptions().sort(order)));
    }

    private Operation deleteMany() {
        Document filter = queries.condition();
        return new Operation("deleteMany " + filter, c -> c.deleteMany(filter));
    }

    /** Unordered: the library's ordered bulk goes on after an error, ours stops as MongoDB does. */
    private Operation bulk() {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Document document = values.document();
            Document id = new Document("_id", document.get("_id"));
            writes.add(
                    switch (values.number(3)) {
                        case 0 -> new InsertOneModel<>(document);
                        case 1 -> new ReplaceOneModel<>(id, document, new ReplaceOptions().upsert(true));
                        default ->
                            new UpdateOneModel<>(id, queries.update(), new UpdateOptions().upsert(values.chance(30)));
                    });
        }
        return new Operation("bulk " + writes, c -> c.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
    }

    private Operation count() {
        Document filter = queries.filter();
        return new Operation("count " + filter, c -> c.countDocuments(filter));
    }

    private Operation distinct() {
        Document filter = queries.filter();
        String field = values.one("s", "nested.x", "unique", "items.sku");
        return new Operation(
                "distinct " + field + filter,
                c -> c.distinct(field, filter, org.bson.BsonValue.class).into(new ArrayList<>()));
    }

    private Operation aggregate() {
        List<Document> pipeline = queries.pipeline();
        return new Operation("aggregate " + pipeline, c -> c.aggregate(pipeline).into(new ArrayList<>()));
    }

    private Operation findUnsorted() {
        Document filter = queries.filter();
        return new Operation(
                "find " + filter, c -> Outcome.inAnyOrder(c.find(filter).into(new ArrayList<>())));
    }

    private Operation findSorted() {
        Document filter = queries.filter();
        Document order = queries.order();
        int skip = values.chance(30) ? values.number(5) : 0;
        int limit = values.chance(60) ? 1 + values.number(10) : 0;
        int batch = values.chance(50) ? 1 + values.number(5) : 0;
        boolean projected = values.chance(20);
        return new Operation("find " + filter + order + skip + "/" + limit, c -> {
            FindIterable<Document> find =
                    c.find(filter).sort(order).skip(skip).limit(limit).batchSize(batch);
            return (projected ? find.projection(new Document("s", 1).append("tags", 1)) : find).into(new ArrayList<>());
        });
    }
}
