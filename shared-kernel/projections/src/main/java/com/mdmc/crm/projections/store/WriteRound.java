package com.mdmc.crm.projections.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWrapper;
import org.bson.BsonInt32;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.BsonString;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;

/**
 * Writes to several collections that are durable together: one command where the server has {@code bulkWrite} (MongoDB
 * from 8.0, and the embedded store), one a collection elsewhere.
 */
public final class WriteRound {
    // A command is one document of at most 16 MB; what is written at once stays well below.
    private static final int MOST = 1_000;
    // Not authorized, command not found, command not supported.
    private static final Set<Integer> NOT_HERE = Set.of(13, 59, 115);
    private static final BsonDocument DURABLE =
            new BsonDocument("w", new BsonString("majority")).append("j", BsonBoolean.TRUE);

    private final MongoDatabase admin;
    private volatile boolean isUnknown;

    /** @param admin the server's database of that name */
    public WriteRound(MongoDatabase admin) {
        this.admin = admin;
    }

    /** What is written to one collection. */
    public record Part<D>(MongoCollection<D> collection, List<WriteModel<D>> writes) {}

    /**
     * Writes everything, in any order.
     *
     * @return whether every write found its document as it expected it; if not, some of them were made
     */
    public boolean run(List<Part<?>> parts) {
        List<Part<?>> filled =
                parts.stream().filter(part -> !part.writes().isEmpty()).toList();
        int count = filled.stream().mapToInt(part -> part.writes().size()).sum();
        if (isUnknown || filled.size() < 2 || count > MOST) {
            return filled.stream().allMatch(WriteRound::alone);
        }
        try {
            return together(filled, count);
        } catch (BsonMaximumSizeExceededException tooMuch) {
            return filled.stream().allMatch(WriteRound::alone);
        } catch (MongoCommandException refused) {
            if (!NOT_HERE.contains(refused.getErrorCode())) {
                throw refused;
            }
            isUnknown = true;
            return filled.stream().allMatch(WriteRound::alone);
        }
    }

    private static <D> boolean alone(Part<D> part) {
        try {
            BulkWriteResult result = part.collection().bulkWrite(part.writes(), new BulkWriteOptions().ordered(false));
            return result.getInsertedCount()
                            + result.getMatchedCount()
                            + result.getUpserts().size()
                    == part.writes().size();
        } catch (MongoBulkWriteException refused) {
            if (refused.getWriteConcernError() != null) {
                throw refused;
            }
            return false;
        }
    }

    private boolean together(List<Part<?>> parts, int count) {
        List<BsonDocument> namespaces = new ArrayList<>();
        List<BsonDocument> operations = new ArrayList<>();
        parts.forEach(part -> {
            add(part, namespaces.size(), operations);
            namespaces.add(new BsonDocument(
                    "ns", new BsonString(part.collection().getNamespace().getFullName())));
        });
        BsonDocument command = new BsonDocument("bulkWrite", new BsonInt32(1))
                .append("ops", new BsonArray(operations))
                .append("nsInfo", new BsonArray(namespaces))
                .append("ordered", BsonBoolean.FALSE)
                .append("errorsOnly", BsonBoolean.TRUE)
                .append("writeConcern", DURABLE);
        BsonDocument answer = admin.runCommand(command, BsonDocument.class);
        if (answer.containsKey("writeConcernError")) {
            throw new MongoException("not durable: " + answer.get("writeConcernError"));
        }
        return answer.getNumber("nErrors").intValue() == 0
                && answer.getNumber("nInserted").intValue()
                                + answer.getNumber("nMatched").intValue()
                                + answer.getNumber("nUpserted").intValue()
                        == count;
    }

    private static <D> void add(Part<D> part, int namespace, List<BsonDocument> operations) {
        CodecRegistry codecs = part.collection().getCodecRegistry();
        for (WriteModel<D> write : part.writes()) {
            operations.add(operation(write, new BsonInt32(namespace), codecs));
        }
    }

    private static <D> BsonDocument operation(WriteModel<D> write, BsonInt32 namespace, CodecRegistry codecs) {
        if (write instanceof InsertOneModel<D> insert) {
            return new BsonDocument("insert", namespace).append("document", encoded(insert.getDocument(), codecs));
        }
        if (write instanceof ReplaceOneModel<D> replace) {
            return update(
                    namespace,
                    replace.getFilter(),
                    encoded(replace.getReplacement(), codecs),
                    replace.getReplaceOptions().isUpsert(),
                    codecs);
        }
        UpdateOneModel<D> update = (UpdateOneModel<D>) write;
        return update(
                namespace,
                update.getFilter(),
                update.getUpdate().toBsonDocument(BsonDocument.class, codecs),
                update.getOptions().isUpsert(),
                codecs);
    }

    private static BsonDocument update(
            BsonInt32 namespace, Bson filter, BsonDocument change, boolean upsert, CodecRegistry codecs) {
        return new BsonDocument("update", namespace)
                .append("filter", filter.toBsonDocument(BsonDocument.class, codecs))
                .append("updateMods", change)
                .append("multi", BsonBoolean.FALSE)
                .append("upsert", BsonBoolean.valueOf(upsert));
    }

    private static <D> BsonDocument encoded(D document, CodecRegistry codecs) {
        return document instanceof BsonDocument encoded
                ? encoded
                : BsonDocumentWrapper.asBsonDocument(document, codecs);
    }
}
