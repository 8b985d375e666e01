package com.mdmc.crm.embeddedstore.mongo.command;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Refuses what the embedded store would otherwise get wrong in silence. */
public final class Unsupported {

    private static final int BAD_VALUE = 2;
    private static final int ILLEGAL_OPERATION = 20;
    private static final int CANNOT_CREATE_INDEX = 67;
    private static final int INVALID_OPTIONS = 72;
    private static final int NOT_A_REPLICA_SET = 40573;

    private static final Set<String> QUERY_OPERATORS = Set.of(
            "$text", "$where", "$near", "$nearSphere", "$geoWithin", "$geoIntersects", "$jsonSchema", "$geoNear");
    private static final Set<String> FIND_OPTIONS =
            Set.of("tailable", "awaitData", "returnKey", "showRecordId", "min", "max", "let");
    private static final Set<String> CREATE_OPTIONS = Set.of(
            "validator",
            "validationLevel",
            "validationAction",
            "viewOn",
            "timeseries",
            "clusteredIndex",
            "capped",
            "expireAfterSeconds",
            "changeStreamPreAndPostImages",
            "encryptedFields");
    private static final Set<String> INDEX_OPTIONS = Set.of(
            "v",
            "key",
            "name",
            "ns",
            "unique",
            "sparse",
            "background",
            "expireAfterSeconds",
            "partialFilterExpression",
            "collation");

    private Unsupported() {}

    /** @throws MongoServerError that says what is not supported */
    public static void check(String command, Document arguments) {
        if (arguments.containsKey("txnNumber") || arguments.containsKey("startTransaction")) {
            throw refuse(ILLEGAL_OPERATION, "IllegalOperation", "transactions and retryable writes");
        }
        checkCollation(arguments);
        checkConcerns(arguments);
        switch (command) {
            case "find", "count", "distinct", "findAndModify" -> checkRead(arguments);
            case "update" -> checkEach(arguments.get("updates"));
            case "delete" -> checkEach(arguments.get("deletes"));
            case "aggregate" -> checkPipeline(arguments.get("pipeline"));
            case "create" -> checkOptions(arguments, CREATE_OPTIONS);
            case "collMod" -> throw refuse(INVALID_OPTIONS, "InvalidOptions", "collMod");
            default -> {
                // nothing that would be misunderstood
            }
        }
    }

    private static void checkRead(Document arguments) {
        checkOptions(arguments, FIND_OPTIONS);
        checkQuery(arguments.get("filter"));
        checkQuery(arguments.get("query"));
    }

    private static void checkEach(Object statements) {
        for (Object statement : (Collection<?>) statements) {
            Document write = (Document) statement;
            checkCollation(write);
            checkQuery(write.get("q"));
        }
    }

    private static void checkOptions(Document arguments, Set<String> refused) {
        for (String option : refused) {
            if (Utils.isTrue(arguments.get(option))) {
                throw refuse(INVALID_OPTIONS, "InvalidOptions", "option '" + option + "'");
            }
        }
    }

    private static void checkCollation(Document arguments) {
        if (arguments.get("collation") instanceof Document collation
                && !collation.isEmpty()
                && !"simple".equals(collation.get("locale"))) {
            throw refuse(BAD_VALUE, "BadValue", "collation");
        }
    }

    private static void checkConcerns(Document arguments) {
        if (arguments.get("readConcern") instanceof Document read && "snapshot".equals(read.get("level"))) {
            throw refuse(INVALID_OPTIONS, "InvalidOptions", "read concern 'snapshot'");
        }
        if (arguments.get("writeConcern") instanceof Document write
                && write.get("w") instanceof Number nodes
                && nodes.intValue() > 1) {
            throw refuse(BAD_VALUE, "BadValue", "a write concern of more than one node");
        }
    }

    /** The library would notice only at the first document, and so never in an empty collection. */
    private static void checkQuery(Object query) {
        if (query instanceof Document document) {
            for (Map.Entry<String, Object> entry : document.entrySet()) {
                if (QUERY_OPERATORS.contains(entry.getKey())) {
                    throw refuse(BAD_VALUE, "BadValue", "operator '" + entry.getKey() + "'");
                }
                checkQuery(entry.getValue());
            }
        } else if (query instanceof Collection<?> list) {
            list.forEach(Unsupported::checkQuery);
        }
    }

    private static void checkPipeline(Object pipeline) {
        if (pipeline instanceof Collection<?> stages) {
            for (Object stage : stages) {
                if (stage instanceof Document document && document.containsKey("$changeStream")) {
                    throw refuse(NOT_A_REPLICA_SET, "Location40573", "change streams ($changeStream)");
                }
                checkQuery(stage instanceof Document document ? document.get("$match") : null);
            }
        }
    }

    /** @throws MongoServerError when the index would not do what its description says */
    static void checkIndex(Document description) {
        for (String option : description.keySet()) {
            if (!INDEX_OPTIONS.contains(option)) {
                throw refuse(CANNOT_CREATE_INDEX, "CannotCreateIndex", "index option '" + option + "'");
            }
        }
        checkCollation(description);
        for (Map.Entry<String, Object> field : ((Document) description.get("key")).entrySet()) {
            if (!(field.getValue() instanceof Number) || field.getKey().contains("$**")) {
                String what = "index type '" + field.getKey() + ": " + field.getValue() + "'";
                throw refuse(CANNOT_CREATE_INDEX, "CannotCreateIndex", what);
            }
        }
    }

    private static MongoServerError refuse(int code, String name, String what) {
        return new MongoServerError(
                code, name, what + " not supported by the embedded store; use a MongoDB replica set");
    }
}
