package com.mdmc.crm.standalone.embedded.index;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What one index is to hold of a document; its keys are made once, then checked, then staged. */
public final class NewEntries {

    private final OrderedIndex index;
    private final MongoCollection<Long> collection;
    private final int multikey;
    private final List<List<Object>> tuples;
    private final List<byte[]> keys = new ArrayList<>(1);

    NewEntries(OrderedIndex index, MongoCollection<Long> collection, DocumentKeys of) {
        this.index = index;
        this.collection = collection;
        this.multikey = of == null ? 0 : of.multikey();
        this.tuples = of == null ? List.of() : of.tuples();
        tuples.forEach(tuple -> keys.add(of.encode(tuple)));
    }

    /**
     * @param own record the document has already; null for none
     * @throws DuplicateKeyError if the index is unique and another record has one of the keys
     */
    public void checkUnique(Long own) {
        if (index.isUnique()) {
            for (int i = 0; i < keys.size(); i++) {
                byte[] holder = index.map().view().get(keys.get(i));
                if (holder != null
                        && (own == null || own != ByteBuffer.wrap(holder).getLong())) {
                    throw new DuplicateKeyError(index, collection, index.getKeys(), new KeyValue(tuples.get(i)));
                }
            }
        }
    }

    /** Stages the entries of the record the document is given. */
    public void stage(long record, Staging staging) {
        index.expectArrays(multikey, staging);
        keys.forEach(key -> index.put(key, record, staging));
    }
}
