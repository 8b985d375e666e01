package com.mdmc.crm.embeddedstore.mongo.collection;

import com.mdmc.crm.embeddedstore.index.OrderedIndex;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.BadValueException;
import java.util.List;

/** Finds the index a query insists on. */
final class Hints {

    private Hints() {}

    /** @throws BadValueException when there is no such index */
    static OrderedIndex resolve(Object hint, List<OrderedIndex> indexes) {
        return indexes.stream()
                .filter(index -> hint instanceof Document key
                        ? hasKey(index, key)
                        : index.getName().equals(hint))
                .findFirst()
                .orElseThrow(() -> new BadValueException(
                        "error processing query: planner returned error :: caused by :: hint provided does not"
                                + " correspond to an existing index"));
    }

    private static boolean hasKey(OrderedIndex index, Document key) {
        Document own = (Document) index.definition().description().get("key");
        return own.keySet().stream().toList().equals(key.keySet().stream().toList());
    }
}
