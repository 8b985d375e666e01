package com.mdmc.crm.embeddedstore.index;

import com.mdmc.crm.embeddedstore.storage.KeyTakenException;
import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What one index is to hold of a document; its keys are made once, then checked, then staged. */
public final class NewEntries {

    private final OrderedIndex index;
    private final MongoCollection<Long> collection;
    private final int multikey;
    private final List<List<Object>> tuples;
    private final List<byte[]> keys;

    NewEntries(OrderedIndex index, MongoCollection<Long> collection, DocumentKeys of) {
        this.index = index;
        this.collection = collection;
        this.multikey = of == null ? 0 : of.multikey();
        this.tuples = of == null ? List.of() : of.tuples();
        this.keys = new ArrayList<>(tuples.size());
        tuples.forEach(tuple -> keys.add(of.encode(tuple)));
    }

    /**
     * @param own record the document has already; null for none
     * @throws DuplicateKeyError if the index is unique and another record has one of the keys
     */
    public void checkUnique(Long own) {
        if (index.isUnique()) {
            for (byte[] key : keys) {
                byte[] holder = index.map().view().get(key);
                if (holder != null
                        && (own == null || own != ByteBuffer.wrap(holder).getLong())) {
                    throw duplicate(key);
                }
            }
        }
    }

    /** Stages the entries of the record the document is given; the same one twice is one. */
    public void stage(long record, Staging staging) {
        index.expectArrays(multikey, staging);
        if (keys.size() == 1) {
            index.add(keys.get(0), record, staging);
        } else {
            Set<byte[]> distinct = new TreeSet<>(Arrays::compareUnsigned);
            distinct.addAll(keys);
            distinct.forEach(key -> index.add(key, record, staging));
        }
    }

    /** Why a document was refused when it turned out that one of these keys is taken; empty if it was not one of these. */
    public Optional<DuplicateKeyError> refusal(KeyTakenException taken) {
        return index.map() == taken.map() ? Optional.of(duplicate(taken.key())) : Optional.empty();
    }

    private DuplicateKeyError duplicate(byte[] key) {
        int at = 0;
        while (!Arrays.equals(keys.get(at), key)) {
            at++;
        }
        return new DuplicateKeyError(index, collection, index.getKeys(), new KeyValue(tuples.get(at)));
    }
}
