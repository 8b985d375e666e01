package com.mdmc.crm.query.view;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What a row of figures is about, such as a day and a stage. Keys of equal fields are equal. */
public final class RowKey {
    private final Map<String, String> fields;
    private final String id;

    /** @param fields names and values, stored beside the sums so that rows can be selected by them */
    public RowKey(Map<String, String> fields) {
        this(new TreeMap<>(fields));
    }

    private RowKey(TreeMap<String, String> fields) {
        this.fields = Collections.unmodifiableMap(fields);
        StringBuilder text = new StringBuilder(80);
        fields.forEach((name, value) -> text.append(text.isEmpty() ? "" : "|")
                .append(name)
                .append('=')
                .append(value.indexOf('|') < 0 ? value : value.replace("|", "||")));
        this.id = text.toString();
    }

    /** A key of alternating names and values; a {@code null} value becomes the empty string. */
    public static RowKey of(String... namesAndValues) {
        TreeMap<String, String> fields = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1] == null ? "" : namesAndValues[i + 1]);
        }
        return new RowKey(fields);
    }

    /** The same key with one field more. */
    public RowKey with(String name, String value) {
        TreeMap<String, String> more = new TreeMap<>(fields);
        more.put(name, value == null ? "" : value);
        return new RowKey(more);
    }

    /** Names and values; absent values are empty. */
    public Map<String, String> fields() {
        return fields;
    }

    public String get(String name) {
        return fields.get(name);
    }

    /** The row's document id: equal keys have equal ids. */
    String id() {
        return id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowKey key && key.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
