package com.mdmc.crm.embeddedstore.mongo.collection;

import com.mdmc.crm.embeddedstore.index.OrderedIndex;
import com.mdmc.crm.embeddedstore.storage.MapView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares every index of a collection with its documents. */
final class Validation {

    private final CollectionState state;
    private final List<String> errors = new ArrayList<>();
    private long expected;

    Validation(CollectionState state) {
        this.state = state;
    }

    /** One line per disagreement; none when all is well. */
    List<String> errors() {
        state.indexes().forEach(this::compare);
        return errors;
    }

    private void compare(OrderedIndex index) {
        MapView entries = index.map().view();
        expected = 0;
        RecordCursor.of(state.records()).forEach(record -> {
            Set<byte[]> keys = index.entries(record.document(), record.number());
            expected += keys.size();
            keys.forEach(key -> compare(index, entries.get(key), key, record));
        });
        if (expected != entries.size()) {
            errors.add(index.getName() + ": " + entries.size() + " entries instead of " + expected);
        }
    }

    private void compare(OrderedIndex index, byte[] value, byte[] key, RecordCursor.Entry record) {
        if (value == null) {
            errors.add(
                    index.getName() + ": no entry for _id " + record.document().get("_id"));
        } else if (OrderedIndex.record(key, value) != record.number()) {
            errors.add(
                    index.getName() + ": the entry of _id " + record.document().get("_id") + " leads elsewhere");
        }
    }
}
