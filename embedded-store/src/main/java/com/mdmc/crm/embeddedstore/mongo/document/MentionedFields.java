package com.mdmc.crm.embeddedstore.mongo.document;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of a document's own fields one has to know to tell whether a query matches it. */
public final class MentionedFields {

    private static final Set<String> BRANCHES = Set.of("$and", "$or", "$nor");

    private MentionedFields() {}

    /** Empty when the query may look at any field. */
    public static Optional<Set<String>> of(Document query) {
        Set<String> fields = new HashSet<>();
        return collect(query, fields) ? Optional.of(fields) : Optional.empty();
    }

    /** The fields an order looks at. */
    public static Optional<Set<String>> ordering(Document orderBy) {
        return orderBy == null
                ? Optional.of(Set.of())
                : Optional.of(
                        orderBy.keySet().stream().map(MentionedFields::root).collect(Collectors.toSet()));
    }

    /** The field a path begins with. */
    public static String root(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    private static boolean collect(Document query, Set<String> fields) {
        for (Map.Entry<String, Object> condition : query.entrySet()) {
            if (!condition.getKey().startsWith("$")) {
                fields.add(root(condition.getKey()));
            } else if (!BRANCHES.contains(condition.getKey()) || !collectAll(condition.getValue(), fields)) {
                return false;
            }
        }
        return true;
    }

    private static boolean collectAll(Object branches, Set<String> fields) {
        return branches instanceof Collection<?> all
                && all.stream().allMatch(branch -> branch instanceof Document query && collect(query, fields));
    }
}
