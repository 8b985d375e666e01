package com.mdmc.crm.embeddedstore.mongo.collection;

import java.util.concurrent.atomic.LongAdder;

/** Counts what queries read, under the names `serverStatus` gives them on a real server. */
public final class StoreMetrics {

    private final LongAdder keysExamined = new LongAdder();
    private final LongAdder documentsExamined = new LongAdder();
    private final LongAdder collectionScans = new LongAdder();
    private final LongAdder sortsInMemory = new LongAdder();

    void keysExamined(long count) {
        keysExamined.add(count);
    }

    void documentExamined() {
        documentsExamined.increment();
    }

    void collectionScan() {
        collectionScans.increment();
    }

    void sortInMemory() {
        sortsInMemory.increment();
    }

    /** Index entries (or records of a collection scan) looked at since the start. */
    public long keysExamined() {
        return keysExamined.sum();
    }

    /** Documents decoded and compared with their query since the start. */
    public long documentsExamined() {
        return documentsExamined.sum();
    }

    /** Queries that read a whole collection since the start. */
    public long collectionScans() {
        return collectionScans.sum();
    }

    /** Queries whose order no index served since the start. */
    public long sortsInMemory() {
        return sortsInMemory.sum();
    }
}
