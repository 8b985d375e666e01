package com.mdmc.crm.query.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Structural difference of two JSON documents; a list counts as one field. */
public final class JsonDifference {
    // They change with everything and say nothing.
    static final Set<String> BOOKKEEPING = Set.of("version", "position", "updatedAt");

    private JsonDifference() {}

    /**
     * One field that differs.
     *
     * @param path names joined by dots
     * @param before {@code null} if the field was absent
     * @param after {@code null} if the field is absent
     */
    public record Change(String path, JsonNode before, JsonNode after) {}

    /** The leaves in which two documents differ, by path; either document may be {@code null} or missing. */
    public static List<Change> between(JsonNode before, JsonNode after) {
        Map<String, Change> changes = new LinkedHashMap<>();
        compare("", before, after, changes);
        BOOKKEEPING.forEach(changes::remove);
        return new ArrayList<>(changes.values());
    }

    /** The paths of the leaves in which the values of one field differ. */
    static Set<String> paths(String field, JsonNode before, JsonNode after) {
        Map<String, Change> changes = new LinkedHashMap<>();
        compare(field, before, after, changes);
        return changes.keySet();
    }

    private static void compare(String path, JsonNode before, JsonNode after, Map<String, Change> changes) {
        if (isAbsent(before) && isAbsent(after)) {
            return;
        }
        boolean composite = before instanceof ObjectNode && (after instanceof ObjectNode || isAbsent(after))
                || after instanceof ObjectNode && isAbsent(before);
        if (composite) {
            for (String name : names(before, after)) {
                String child = path.isEmpty() ? name : path + "." + name;
                compare(child, get(before, name), get(after, name), changes);
            }
        } else if (isAbsent(before) || isAbsent(after) || !before.equals(after)) {
            changes.put(path, new Change(path, isAbsent(before) ? null : before, isAbsent(after) ? null : after));
        }
    }

    private static Set<String> names(JsonNode before, JsonNode after) {
        Set<String> names = new TreeSet<>();
        if (!isAbsent(before)) {
            before.fieldNames().forEachRemaining(names::add);
        }
        if (!isAbsent(after)) {
            after.fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    private static JsonNode get(JsonNode node, String name) {
        return isAbsent(node) ? null : node.get(name);
    }

    private static boolean isAbsent(JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode();
    }
}
