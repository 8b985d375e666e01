package com.mdmc.crm.standalone.embedded.mongo;

import com.mdmc.crm.standalone.embedded.index.NewEntries;
import com.mdmc.crm.standalone.embedded.index.OrderedIndex;
import com.mdmc.crm.standalone.embedded.index.Staging;
import com.mdmc.crm.standalone.embedded.storage.Changes;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the keys of all documents into a new index, in their order as far as they fit in memory. Cut short it leaves a
 * map the next start throws away.
 */
final class IndexBuild implements Staging {

    private static final int STEP = 500;
    private static final int IN_MEMORY = 200_000;

    private final StoreCollection collection;
    private final OrderedIndex index;
    private final Optional<Set<String>> fields;
    private Changes staged = new Changes();

    IndexBuild(StoreCollection collection, OrderedIndex index) {
        this.collection = collection;
        this.index = index;
        this.fields = IndexedFields.of(List.of(index));
    }

    /** @throws IndexBuildFailedException for instance when documents share a key of a unique index */
    void run() {
        try {
            RecordCursor.of(collection.state().records()).forEach(this::add);
            apply();
        } catch (MongoServerError e) {
            throw new IndexBuildFailedException(e, collection);
        }
    }

    private void add(RecordCursor.Entry record) {
        NewEntries entries = index.entriesOf(new StoredDocument(record.bson()).with(fields), collection);
        entries.checkUnique(record.number());
        entries.stage(record.number(), this);
        // A key is seen to be taken when it has been written.
        if (index.isUnique() || staged.size() >= IN_MEMORY) {
            apply();
        }
    }

    private void apply() {
        staged.inOrder(STEP).forEach(collection.state()::apply);
        staged = new Changes();
    }

    @Override
    public Changes staged() {
        return staged;
    }

    @Override
    public void multikey(OrderedIndex index, int multikey) {
        collection.multikey(index, multikey);
    }
}
