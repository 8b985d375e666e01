package com.mdmc.crm.embeddedstore.differential;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.result.DeleteResult;
import com.mongodb.client.result.InsertManyResult;
import com.mongodb.client.result.InsertOneResult;
import com.mongodb.client.result.UpdateResult;
import java.util.List;
import org.bson.Document;

/** What an operation answered, or the code of its error, as text that two stores must agree on. */
final class Outcome {

    private Outcome() {}

    static String of(Operations.Operation operation, MongoCollection<Document> collection) {
        try {
            return text(operation.run().on(collection));
        } catch (MongoBulkWriteException e) {
            return "bulk errors "
                    + e.getWriteErrors().stream()
                            .map(error -> error.getIndex() + ":" + error.getCode())
                            .toList();
        } catch (MongoWriteException e) {
            return "error " + e.getError().getCode();
        } catch (MongoCommandException e) {
            return "error " + e.getErrorCode();
        }
    }

    private static String text(Object answer) {
        if (answer instanceof InsertOneResult || answer instanceof InsertManyResult) {
            return "inserted";
        }
        if (answer instanceof UpdateResult result) {
            return "matched " + result.getMatchedCount() + " modified " + result.getModifiedCount() + " upserted "
                    + result.getUpsertedId();
        }
        if (answer instanceof DeleteResult result) {
            return "deleted " + result.getDeletedCount();
        }
        if (answer instanceof BulkWriteResult result) {
            return "bulk " + result.getMatchedCount() + " " + result.getModifiedCount() + " " + result.getUpserts();
        }
        return String.valueOf(answer);
    }

    static List<String> inAnyOrder(List<Document> documents) {
        return documents.stream().map(Document::toString).sorted().toList();
    }
}
