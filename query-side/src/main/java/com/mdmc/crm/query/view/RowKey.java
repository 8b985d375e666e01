package com.mdmc.crm.query.view;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a row of figures is about, such as a day and a stage.
 *
 * @param fields names and values, stored beside the sums so that rows can be selected by them; absent values are empty
 */
public record RowKey(Map<String, String> fields) {

    public RowKey {
        fields = Map.copyOf(fields);
    }

    /** A key of alternating names and values; a {@code null} value becomes the empty string. */
    public static RowKey of(String... namesAndValues) {
        Map<String, String> fields = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1] == null ? "" : namesAndValues[i + 1]);
        }
        return new RowKey(fields);
    }

    /** The same key with one field more. */
    public RowKey with(String name, String value) {
        Map<String, String> more = new TreeMap<>(fields);
        more.put(name, value == null ? "" : value);
        return new RowKey(more);
    }

    public String get(String name) {
        return fields.get(name);
    }

    /** The row's document id: equal keys have equal ids. */
    String id() {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field -> field.getKey() + "=" + field.getValue().replace("|", "||"))
                        .collect(Collectors.joining("|"));
    }
}
