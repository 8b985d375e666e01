package com.mdmc.crm.embeddedstore.mongo.collection;

import com.mdmc.crm.embeddedstore.index.NewEntries;
import com.mdmc.crm.embeddedstore.index.OrderedIndex;
import com.mdmc.crm.embeddedstore.index.Staging;
import com.mdmc.crm.embeddedstore.mongo.document.StoredDocument;
import com.mdmc.crm.embeddedstore.storage.Changes;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the keys of all documents into new indexes, which are gone through once for all of them; each index gets its
 * keys in their order, as far as they fit in memory. Cut short it leaves maps the next start throws away.
 */
final class IndexBuild {

    private static final int STEP = 500;
    // A key takes some 150 bytes of memory, so one for each 4 kB of heap are a small part of it.
    private static final long IN_MEMORY = Runtime.getRuntime().maxMemory() >> 12;

    private final StoreCollection collection;
    private final List<Filling> fillings;
    private final Optional<Set<String>> fields;

    IndexBuild(StoreCollection collection, List<OrderedIndex> indexes) {
        this.collection = collection;
        this.fillings = indexes.stream().map(Filling::new).toList();
        this.fields = IndexedFields.of(indexes);
    }

    /** @throws IndexBuildFailedException for instance when documents share a key of a unique index */
    void run() {
        try {
            RecordCursor.of(collection.state().records()).forEach(this::add);
            fillings.forEach(Filling::apply);
        } catch (MongoServerError e) {
            throw new IndexBuildFailedException(e, collection);
        }
    }

    private void add(RecordCursor.Entry record) {
        Document document = new StoredDocument(record.bson()).with(fields);
        int inMemory = 0;
        for (Filling filling : fillings) {
            filling.add(document, record.number());
            inMemory += filling.staged.size();
        }
        if (inMemory >= IN_MEMORY) {
            fillings.forEach(Filling::apply);
        }
    }

    /** One of the indexes. */
    private final class Filling implements Staging {

        private final OrderedIndex index;
        private Changes staged = new Changes();

        Filling(OrderedIndex index) {
            this.index = index;
        }

        void add(Document document, long record) {
            NewEntries entries = index.entriesOf(document, collection);
            entries.checkUnique(record);
            entries.stage(record, this);
            // A key is seen to be taken when it has been written.
            if (index.isUnique()) {
                apply();
            }
        }

        void apply() {
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
}
