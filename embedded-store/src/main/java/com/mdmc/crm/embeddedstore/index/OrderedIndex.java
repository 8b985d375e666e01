package com.mdmc.crm.embeddedstore.index;

import com.mdmc.crm.embeddedstore.key.KeyRange;
import com.mdmc.crm.embeddedstore.storage.StoreMap;
import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An index on an ordered map. A unique index maps a key to the record's number; any other appends the number to the
 * key, so that equal keys lie next to each other.
 */
public final class OrderedIndex extends Index<Long> {

    private static final byte[] NOTHING = {};

    private final IndexDefinition definition;
    private final StoreMap map;
    private volatile int multikey;

    public OrderedIndex(IndexDefinition definition, StoreMap map, int multikey) {
        super(definition.name(), definition.indexKeys(), definition.sparse());
        this.definition = definition;
        this.map = map;
        this.multikey = multikey;
    }

    public IndexDefinition definition() {
        return definition;
    }

    public StoreMap map() {
        return map;
    }

    /** Whether a document has, or had, an array in this field of the index. */
    public boolean isMultikey(int field) {
        return (multikey >> field & 1) == 1;
    }

    public boolean isMultikey() {
        return multikey != 0;
    }

    public int multikey() {
        return multikey;
    }

    /** Remembers in which fields arrays are to be expected. */
    public void multikey(int mask) {
        multikey = mask;
    }

    /** The record an entry of the map stands for. */
    public static long record(byte[] key, byte[] value) {
        return value.length == Long.BYTES
                ? ByteBuffer.wrap(value).getLong()
                : ByteBuffer.wrap(key, key.length - Long.BYTES, Long.BYTES).getLong();
    }

    public static byte[] recordKey(long record) {
        return ByteBuffer.allocate(Long.BYTES).putLong(record).array();
    }

    /** What the index is to hold of a document. */
    public NewEntries entriesOf(Document document, MongoCollection<Long> collection) {
        return new NewEntries(this, collection, DocumentKeys.of(definition, document));
    }

    /** Stages an entry, which a unique index must not have yet. */
    void add(byte[] key, long record, Staging staging) {
        if (definition.unique()) {
            staging.staged().add(map, key, recordKey(record));
        } else {
            staging.staged().put(map, entry(key, record), NOTHING);
        }
    }

    /** Remembers, if it is news, in which fields a document has arrays. */
    void expectArrays(int fields, Staging staging) {
        if ((fields & ~multikey) != 0) {
            staging.multikey(this, multikey | fields);
        }
    }

    private byte[] entry(byte[] key, long record) {
        return definition.unique() ? key : KeyRange.concat(key, recordKey(record));
    }

    /** Stages what changes when a document (null: none yet) is replaced by another (null: none any more). */
    public void stage(Document before, Document after, long record, Staging staging) {
        Set<byte[]> old = entries(before, record, staging);
        Set<byte[]> now = entries(after, record, staging);
        byte[] value = definition.unique() ? recordKey(record) : NOTHING;
        for (byte[] key : now) {
            if (!old.contains(key)) {
                staging.staged().put(map, key, value);
            }
        }
        for (byte[] key : old) {
            if (!now.contains(key)) {
                staging.staged().remove(map, key);
            }
        }
    }

    private Set<byte[]> entries(Document document, long record, Staging staging) {
        DocumentKeys keys = document == null ? null : DocumentKeys.of(definition, document);
        if (keys != null) {
            expectArrays(keys.multikey(), staging);
        }
        return entries(keys, record);
    }

    /** The keys of the map that stand for a stored document. */
    public Set<byte[]> entries(Document document, long record) {
        return entries(DocumentKeys.of(definition, document), record);
    }

    private Set<byte[]> entries(DocumentKeys keys, long record) {
        Set<byte[]> entries = new TreeSet<>(Arrays::compareUnsigned);
        if (keys != null) {
            for (List<Object> tuple : keys.tuples()) {
                entries.add(entry(keys.encode(tuple), record));
            }
        }
        return entries;
    }

    /** Only the primary index knows a document's record; the others leave that to it. */
    @Override
    public Long getPosition(Document document) {
        if (!definition.name().equals(IndexDefinition.ID_INDEX)) {
            return null;
        }
        DocumentKeys keys = DocumentKeys.of(definition, document);
        byte[] record = map.view().get(keys.encode(keys.tuples().get(0)));
        return record == null ? null : ByteBuffer.wrap(record).getLong();
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Long> collection) {
        entriesOf(document, collection).checkUnique(null);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Long> collection) {
        if (definition.unique()) {
            entriesOf(after, collection).checkUnique(((RecordFinder) collection).recordOf(before));
        }
    }

    @Override
    public void add(Document document, Long record, MongoCollection<Long> collection) {
        entriesOf(document, collection).stage(record, (Staging) collection);
    }

    @Override
    public void updateInPlace(Document before, Document after, Long record, MongoCollection<Long> collection) {
        stage(before, after, record, (Staging) collection);
    }

    @Override
    public boolean isUnique() {
        return definition.unique();
    }

    @Override
    public long getCount() {
        return map.view().size();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Long> getPositions(Document query) {
        throw new UnsupportedOperationException("queries go through the planner");
    }

    @Override
    public Long remove(Document document) {
        throw new UnsupportedOperationException("the collection removes the entries of a record");
    }

    @Override
    public void drop() {
        // the database drops the map with the catalogue entry
    }
}
