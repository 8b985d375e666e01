package com.mdmc.crm.standalone.embedded.mongo;

import com.mdmc.crm.standalone.embedded.index.NewEntries;
import com.mdmc.crm.standalone.embedded.index.OrderedIndex;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.MongoServerError;

/** Writes the keys of all documents into a new index. Cut short it leaves a map the next start throws away. */
final class IndexBuild {

    private static final int STEP = 500;

    private final StoreCollection collection;
    private final OrderedIndex index;
    private int count;

    IndexBuild(StoreCollection collection, OrderedIndex index) {
        this.collection = collection;
        this.index = index;
    }

    /** @throws IndexBuildFailedException for instance when documents share a key of a unique index */
    void run() {
        try {
            RecordCursor.of(collection.state().records()).forEach(this::add);
            collection.applyStaged();
        } catch (MongoServerError e) {
            throw new IndexBuildFailedException(e, collection);
        }
    }

    private void add(RecordCursor.Entry record) {
        NewEntries entries = index.entriesOf(record.document(), collection);
        entries.checkUnique(record.number());
        entries.stage(record.number(), collection);
        if (index.isUnique() || ++count % STEP == 0) {
            collection.applyStaged();
        }
    }
}
