package com.mdmc.crm.embeddedstore.plan;

import com.mdmc.crm.embeddedstore.index.IndexField;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Tells where the keys of an index say all there is to say about a query, so that no document has to be looked at. */
final class ExactQuery {

    private static final Set<String> RANGES = Set.of("$gt", "$gte", "$lt", "$lte");

    private ExactQuery() {}

    /** Whether each condition is one that keys decide as the query matcher does. */
    static boolean isExact(Document query) {
        return query.entrySet().stream().allMatch(condition -> isExactOf(condition.getKey(), condition.getValue()));
    }

    /** Whether the stretches hold the matches of an exact query and nothing else. */
    static boolean isCovered(Document query, Spans spans) {
        return !spans.index().isMultikey()
                && spans.index().definition().partialFilter().isEmpty()
                && query.keySet().stream()
                        .allMatch(path -> spans.limitedFields().stream()
                                .map(IndexField::path)
                                .anyMatch(path::equals));
    }

    private static boolean isExactOf(String path, Object condition) {
        if (path.startsWith("$")) {
            return false;
        }
        return condition instanceof Document operators
                ? !operators.isEmpty()
                        && operators.entrySet().stream().allMatch(o -> isExactOperator(o.getKey(), o.getValue()))
                : isExactValue(condition);
    }

    private static boolean isExactOperator(String operator, Object value) {
        if (operator.equals("$in")) {
            return value instanceof Collection<?> list && list.stream().allMatch(ExactQuery::isExactValue);
        }
        // Numbers are left out: among decimals the matcher compares more finely than keys do.
        return operator.equals("$eq")
                ? isExactValue(value)
                : RANGES.contains(operator)
                        && (value instanceof String || value instanceof Instant || value instanceof ObjectId);
    }

    private static boolean isExactValue(Object value) {
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Instant
                || value instanceof ObjectId
                || value instanceof Integer
                || value instanceof Long;
    }
}
