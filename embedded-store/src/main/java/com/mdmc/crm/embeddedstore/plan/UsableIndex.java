package com.mdmc.crm.embeddedstore.plan;

import com.mdmc.crm.embeddedstore.index.IndexDefinition;
import com.mdmc.crm.embeddedstore.index.IndexField;
import com.mdmc.crm.embeddedstore.index.OrderedIndex;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Map;

/** Whether an index holds every document a query can match. */
final class UsableIndex {

    private static final Document EXISTS = new Document("$exists", true);

    private UsableIndex() {}

    static boolean is(OrderedIndex index, Document query, QueryBounds bounds) {
        IndexDefinition definition = index.definition();
        return definition.fields().stream().noneMatch(UsableIndex::hasPosition)
                && (!definition.sparse() || needsAValue(index, bounds))
                && definition
                        .partialFilter()
                        .map(filter -> implies(query, filter, bounds))
                        .orElse(true);
    }

    /** A path such as `items.0` means an element or a field, and the index holds but one of both readings. */
    private static boolean hasPosition(IndexField field) {
        return field.path().matches("(.*\\.)?\\d+(\\..*)?");
    }

    private static boolean needsAValue(OrderedIndex index, QueryBounds bounds) {
        return index.definition().fields().stream().anyMatch(field -> excludesNull(field.path(), bounds));
    }

    private static boolean excludesNull(String path, QueryBounds bounds) {
        return !bounds.of(path, true).contains(Conditions.nullValue());
    }

    private static boolean implies(Document query, Document filter, QueryBounds bounds) {
        return filter.entrySet().stream().allMatch(condition -> implies(query, condition, bounds));
    }

    private static boolean implies(Document query, Map.Entry<String, Object> condition, QueryBounds bounds) {
        String path = condition.getKey();
        if (query.containsKey(path)
                && condition.getValue() != null
                && condition.getValue().equals(query.get(path))) {
            return true;
        }
        return EXISTS.equals(condition.getValue()) && excludesNull(path, bounds);
    }
}
