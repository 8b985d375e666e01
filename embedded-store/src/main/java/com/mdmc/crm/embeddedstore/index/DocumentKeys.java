package com.mdmc.crm.embeddedstore.index;

import com.mdmc.crm.embeddedstore.key.KeyWriter;
import com.mdmc.crm.embeddedstore.key.ValueKey;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The keys one index holds of one document: several when a field is an array. */
final class DocumentKeys {

    /** Stands in a tuple for an array without elements. */
    private static final Object EMPTY_ARRAY = new Object();

    private final IndexDefinition definition;
    private final List<Object> values = new ArrayList<>();
    private final int multikey;

    private DocumentKeys(IndexDefinition definition, Document document) {
        this.definition = definition;
        int arrays = 0;
        for (int i = 0; i < definition.fields().size(); i++) {
            Object value = FieldValues.at(document, definition.fields().get(i));
            values.add(value instanceof Collection<?> elements ? new ArrayList<>(elements) : value);
            arrays |= value instanceof Collection ? 1 << i : 0;
        }
        this.multikey = arrays;
        if (Integer.bitCount(arrays) > 1) {
            requireOneArray(document);
        }
    }

    /** Null when the index leaves the document out. */
    static DocumentKeys of(IndexDefinition definition, Document document) {
        if (definition.partialFilter().isPresent() && !matches(definition, document)) {
            return null;
        }
        DocumentKeys keys = new DocumentKeys(definition, document);
        return definition.sparse() && keys.hasNoValue() ? null : keys;
    }

    private static boolean matches(IndexDefinition definition, Document document) {
        QueryMatcher matcher = new DefaultQueryMatcher();
        return matcher.matches(document, definition.partialFilter().orElseThrow());
    }

    private boolean hasNoValue() {
        return values.stream().allMatch(DocumentKeys::isMissing);
    }

    private static boolean isMissing(Object value) {
        return value instanceof Missing
                || value instanceof List<?> elements
                        && !elements.isEmpty()
                        && elements.stream().allMatch(Missing.class::isInstance);
    }

    /** A bit per field of the index, set where this document has an array. */
    int multikey() {
        return multikey;
    }

    /** The values of each key, a list as long as the index has fields. */
    List<List<Object>> tuples() {
        if (multikey == 0) {
            return List.of(values);
        }
        int elements = elements();
        List<List<Object>> tuples = new ArrayList<>(elements);
        for (int element = 0; element < elements; element++) {
            tuples.add(tuple(element));
        }
        return tuples;
    }

    private int elements() {
        int most = 1;
        for (Object value : values) {
            if (value instanceof List<?> elements) {
                most = Math.max(most, elements.size());
            }
        }
        return most;
    }

    private List<Object> tuple(int element) {
        List<Object> tuple = new ArrayList<>(values.size());
        for (Object value : values) {
            tuple.add(value instanceof List<?> elements ? element(elements, element) : value);
        }
        return tuple;
    }

    private static Object element(List<?> elements, int position) {
        return elements.isEmpty() ? EMPTY_ARRAY : elements.get(position);
    }

    byte[] encode(List<Object> tuple) {
        KeyWriter out = new KeyWriter();
        for (int i = 0; i < tuple.size(); i++) {
            Object value = tuple.get(i);
            int start = out.length();
            if (value == EMPTY_ARRAY) {
                ValueKey.writeEmptyArray(out);
            } else {
                ValueKey.write(value, out);
            }
            if (!definition.fields().get(i).ascending()) {
                out.invertFrom(start);
            }
        }
        return out.toBytes();
    }

    private void requireOneArray(Document document) {
        Set<String> roots = new LinkedHashSet<>();
        Set<Integer> sizes = new LinkedHashSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof List<?> elements) {
                roots.add(FieldValues.arrayRoot(
                        document, definition.fields().get(i).path()));
                sizes.add(elements.size());
            }
        }
        if (roots.size() > 1 || sizes.size() > 1) {
            throw new CannotIndexParallelArraysError(roots.stream()
                    .map(root -> root.substring(root.lastIndexOf('.') + 1))
                    .toList());
        }
    }
}
