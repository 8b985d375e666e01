package com.mdmc.crm.standalone.embedded.mongo;

import com.mdmc.crm.standalone.embedded.index.OrderedIndex;
import com.mdmc.crm.standalone.embedded.storage.MapView;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.Cursor;

/** Compares every index of a collection with its documents. */
final class Validation {

    private final StoreCollection collection;
    private final List<String> errors = new ArrayList<>();

    Validation(StoreCollection collection) {
        this.collection = collection;
    }

    /** One line per disagreement; none when all is well. */
    List<String> errors() {
        collection.ordered().forEach(this::compare);
        return errors;
    }

    private void compare(OrderedIndex index) {
        MapView entries = index.map().view();
        long expected = 0;
        Cursor<byte[], byte[]> cursor = collection.records().view().cursor(null, false);
        while (cursor.hasNext()) {
            long record = ByteBuffer.wrap(cursor.next()).getLong();
            Set<byte[]> keys = index.entries(Bson.decode(cursor.getValue()), record);
            expected += keys.size();
            keys.forEach(key -> compare(index, entries, key, record));
        }
        if (expected != entries.size()) {
            errors.add(index.getName() + ": " + entries.size() + " entries instead of " + expected);
        }
    }

    private void compare(OrderedIndex index, MapView entries, byte[] key, long record) {
        byte[] value = entries.get(key);
        if (value == null) {
            errors.add(index.getName() + ": no entry for record " + record + " " + describe(record));
        } else if (OrderedIndex.record(key, value) != record) {
            errors.add(index.getName() + ": entry of record " + record + " leads elsewhere");
        }
    }

    private Document describe(long record) {
        return new Document("_id", collection.getDocument(record).get("_id"));
    }
}
