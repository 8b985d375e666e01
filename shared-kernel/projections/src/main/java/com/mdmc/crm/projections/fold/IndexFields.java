package com.mdmc.crm.projections.fold;

import java.util.Collection;
import java.util.Map;

/**
 * Derived fields by which a view is filtered, sorted and searched although its texts are encrypted: blind indexes and
 * sort keys. They stand beside the state in the stored document and nowhere else, are computed anew with each write, and
 * are gone once there is nothing left to decrypt.
 */
public interface IndexFields<V> {

    /** Where a document has them. */
    String FIELD = "_index";

    /** Called with the states of a batch before {@link #of} is called with each, so that their keys cost one query. */
    default void prepare(Collection<V> states) {}

    /** The fields of a state: texts and lists of texts. */
    Map<String, Object> of(V state);

    /** The path of a field in the stored document. */
    static String path(String field) {
        return FIELD + "." + field;
    }

    /** No such fields. */
    static <V> IndexFields<V> none() {
        return state -> Map.of();
    }
}
