package com.mdmc.crm.standalone.embedded.plan;

import com.mdmc.crm.standalone.embedded.index.IndexField;
import com.mdmc.crm.standalone.embedded.index.OrderedIndex;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Counts the matches of a query without reading them, where an index says exactly which they are. */
public final class CoveredCount {

    private static final Set<String> RANGES = Set.of("$gt", "$gte", "$lt", "$lte");

    private CoveredCount() {}

    /** Empty when no index answers the query exactly; call it while nothing is written. */
    public static OptionalLong of(List<OrderedIndex> indexes, Document query) {
        if (!query.entrySet().stream().allMatch(condition -> isExact(condition.getKey(), condition.getValue()))) {
            return OptionalLong.empty();
        }
        QueryBounds bounds = new QueryBounds(query);
        return indexes.stream()
                .filter(index -> !index.isMultikey() && UsableIndex.is(index, query, bounds))
                .filter(index -> index.definition().partialFilter().isEmpty())
                .map(index -> new Spans(index, bounds))
                .filter(spans -> covers(spans, query))
                .mapToLong(Spans::exactCount)
                .findFirst();
    }

    /** Every condition is on a field the stretches are limited by. */
    private static boolean covers(Spans spans, Document query) {
        Set<String> limited =
                Set.copyOf(spans.limitedFields().stream().map(IndexField::path).toList());
        return limited.containsAll(query.keySet());
    }

    private static boolean isExact(String path, Object condition) {
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
            return value instanceof Collection<?> list && list.stream().allMatch(CoveredCount::isExactValue);
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
