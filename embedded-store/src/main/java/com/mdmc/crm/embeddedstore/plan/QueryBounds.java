package com.mdmc.crm.embeddedstore.plan;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a query as a whole says about each field: all conditions of one field hold. */
final class QueryBounds {

    private final Map<String, List<Intervals>> byPath = new LinkedHashMap<>();

    QueryBounds(Document query) {
        for (Map.Entry<String, Object> entry : query.entrySet()) {
            if (entry.getKey().equals("$and")) {
                branches(entry.getValue()).forEach(branch -> new QueryBounds(branch).byPath.forEach(this::addAll));
            } else if (entry.getKey().equals("$or")) {
                addAny(branches(entry.getValue()));
            } else if (!entry.getKey().startsWith("$")) {
                add(entry.getKey(), Conditions.of(entry.getValue()));
            }
        }
    }

    private static List<Document> branches(Object value) {
        List<Document> branches = new ArrayList<>();
        if (value instanceof Collection<?> list) {
            list.forEach(branch -> branches.add(branch instanceof Document document ? document : new Document()));
        }
        return branches;
    }

    private void addAll(String path, List<Intervals> intervals) {
        intervals.forEach(one -> add(path, one));
    }

    private void add(String path, Intervals intervals) {
        if (!intervals.isAnything()) {
            byPath.computeIfAbsent(path, p -> new ArrayList<>()).add(intervals);
        }
    }

    /** A field is limited by alternatives only when each of them limits it. */
    private void addAny(List<Document> branches) {
        List<QueryBounds> bounds = branches.stream().map(QueryBounds::new).toList();
        if (bounds.isEmpty()) {
            return;
        }
        for (String path : bounds.get(0).byPath.keySet()) {
            add(
                    path,
                    bounds.stream()
                            .map(branch -> branch.any(path))
                            .reduce(Intervals::union)
                            .orElseThrow());
        }
    }

    /** One condition of the field, a point if there is one: safe even where each element of an array is a value. */
    private Intervals any(String path) {
        List<Intervals> conditions = byPath.getOrDefault(path, List.of());
        return conditions.stream()
                .filter(Intervals::arePoints)
                .findFirst()
                .orElse(conditions.isEmpty() ? Intervals.ANYTHING : conditions.get(0));
    }

    /**
     * Values the field may have.
     *
     * @param multikey whether different elements of an array may meet different conditions
     */
    Intervals of(String path, boolean multikey) {
        if (multikey) {
            return any(path);
        }
        return byPath.getOrDefault(path, List.of()).stream().reduce(Intervals.ANYTHING, Intervals::intersect);
    }
}
