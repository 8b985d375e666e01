package com.mdmc.crm.embeddedstore.mongo.collection;

import com.mdmc.crm.embeddedstore.mongo.document.MentionedFields;
import com.mdmc.crm.embeddedstore.mongo.document.StoredDocument;
import com.mdmc.crm.embeddedstore.plan.Plan;
import com.mdmc.crm.embeddedstore.plan.RecordScan;
import com.mdmc.crm.embeddedstore.plan.Views;
import com.mdmc.crm.embeddedstore.storage.StoreMap;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** The documents a plan reads that match its query; decoded no further than that takes. */
public final class DocumentStream implements Iterator<StoredDocument> {

    private final QueryMatcher matcher = new DefaultQueryMatcher();
    private final RecordScan scan;
    private final Document query;
    private final boolean exact;
    private final Optional<Set<String>> mentioned;
    private final StoreMetrics metrics;
    private Views views;
    private StoredDocument next;
    private long examined;
    private long keysReported;

    DocumentStream(Plan plan, StoreMap records, Document query, Views views, StoreMetrics metrics) {
        this.scan = new RecordScan(plan, records);
        this.query = query;
        this.exact = plan.exact();
        this.mentioned = MentionedFields.of(query);
        this.views = views;
        this.metrics = metrics;
        if (plan.index() == null) {
            metrics.collectionScan();
        }
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            byte[] record = scan.next(views);
            if (record == null) {
                report();
                return false;
            }
            examine(new StoredDocument(record));
        }
        return true;
    }

    private void examine(StoredDocument document) {
        examined++;
        metrics.documentExamined();
        if (exact || matcher.matches(document.with(mentioned), query)) {
            next = document;
        }
    }

    @Override
    public StoredDocument next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        StoredDocument document = next;
        next = null;
        report();
        return document;
    }

    private void report() {
        metrics.keysExamined(scan.keysRead() - keysReported);
        keysReported = scan.keysRead();
    }

    /** Goes on in a later view. */
    void continueIn(Views later) {
        scan.detach();
        views = later;
    }

    public long documentsExamined() {
        return examined;
    }

    public long keysExamined() {
        return scan.keysRead();
    }
}
