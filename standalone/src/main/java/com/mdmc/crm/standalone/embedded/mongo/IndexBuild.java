package com.mdmc.crm.standalone.embedded.mongo;

import com.mdmc.crm.standalone.embedded.index.OrderedIndex;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.nio.ByteBuffer;
import org.h2.mvstore.Cursor;

/** Writes the keys of all documents into a new index. Cut short it leaves a map the next start throws away. */
final class IndexBuild {

    private static final int STEP = 500;

    private final StoreCollection collection;
    private final OrderedIndex index;

    IndexBuild(StoreCollection collection, OrderedIndex index) {
        this.collection = collection;
        this.index = index;
    }

    /** @throws IndexBuildFailedException for instance when documents share a key of a unique index */
    void run() {
        try {
            addAll();
        } catch (MongoServerError e) {
            throw new IndexBuildFailedException(e, collection);
        }
    }

    private void addAll() {
        Cursor<byte[], byte[]> cursor = collection.records().view().cursor(null, false);
        int count = 0;
        while (cursor.hasNext()) {
            long record = ByteBuffer.wrap(cursor.next()).getLong();
            add(Bson.decode(cursor.getValue()), record);
            if (++count % STEP == 0 && !index.isUnique()) {
                collection.applyStaged();
            }
        }
        collection.applyStaged();
    }

    private void add(Document document, long record) {
        index.checkUnique(document, record, collection);
        index.add(document, record, collection);
        if (index.isUnique()) {
            collection.applyStaged();
        }
    }
}
