package com.mdmc.crm.projections.counter;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What a counter row is about, such as a day and a stage. Keys of equal fields are equal. */
public final class CounterKey {
    // Names, in their order, each followed by its value.
    private final String[] pairs;
    // Made when they are asked for first: many a key is but a step on the way to one with a field more.
    private String id;
    private int hash;

    /** @param fields names and values, stored beside the sums so that rows can be selected by them */
    public CounterKey(Map<String, String> fields) {
        this(new String[0], pairs(fields));
    }

    private static String[] pairs(Map<String, String> fields) {
        String[] pairs = new String[2 * fields.size()];
        int filled = 0;
        for (Map.Entry<String, String> field : fields.entrySet()) {
            pairs[filled++] = field.getKey();
            pairs[filled++] = field.getValue();
        }
        return pairs;
    }

    private CounterKey(String[] pairs, String[] more) {
        String[] all = Arrays.copyOf(pairs, pairs.length + more.length);
        int filled = pairs.length;
        for (int i = 0; i < more.length; i += 2) {
            filled = insert(all, filled, more[i], more[i + 1]);
        }
        this.pairs = filled == all.length ? all : Arrays.copyOf(all, filled);
    }

    /** A key of alternating names and values; a {@code null} value becomes the empty string. */
    public static CounterKey of(String... namesAndValues) {
        return new CounterKey(new String[0], namesAndValues);
    }

    /** The same key with other fields too, names and values in turn; of two values of a name the later counts. */
    public CounterKey with(String... namesAndValues) {
        return new CounterKey(pairs, namesAndValues);
    }

    // Gives how many places are filled afterwards.
    private static int insert(String[] pairs, int filled, String name, String value) {
        int place = filled;
        while (place > 0 && pairs[place - 2].compareTo(name) > 0) {
            place -= 2;
        }
        boolean known = place > 0 && pairs[place - 2].equals(name);
        if (known) {
            place -= 2;
        } else {
            System.arraycopy(pairs, place, pairs, place + 2, filled - place);
            pairs[place] = name;
        }
        pairs[place + 1] = value == null ? "" : value;
        return known ? filled : filled + 2;
    }

    /** Names and values; absent values are empty. */
    public Map<String, String> fields() {
        Map<String, String> fields = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return fields;
    }

    /** The value of a field; {@code null} if there is none of the name. */
    public String get(String name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(name)) {
                return pairs[i + 1];
            }
        }
        return null;
    }

    /** The row's document id: equal keys have equal ids. */
    public String id() {
        String made = id;
        if (made == null) {
            StringBuilder text = new StringBuilder(80);
            for (int i = 0; i < pairs.length; i += 2) {
                String value = pairs[i + 1];
                text.append(i == 0 ? "" : "|")
                        .append(pairs[i])
                        .append('=')
                        .append(value.indexOf('|') < 0 ? value : value.replace("|", "||"));
            }
            made = text.toString();
            id = made;
        }
        return made;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof CounterKey key && Arrays.equals(key.pairs, pairs);
    }

    @Override
    public int hashCode() {
        int made = hash;
        if (made == 0) {
            made = Arrays.hashCode(pairs);
            hash = made;
        }
        return made;
    }

    @Override
    public String toString() {
        return id();
    }
}
