package com.mdmc.crm.embeddedstore.mongo.command;

import com.mdmc.crm.embeddedstore.mongo.document.DocumentSize;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Hands out an answer in batches that fit a reply: 16 MB, as far as an estimate can tell. */
final class BatchCursor {

    static final int FIRST_BATCH = 101;

    private static final long MOST_BYTES = 15 << 20;

    private final String namespace;
    private final Iterator<?> documents;
    private final Runnable resume;
    private long usedNanos = System.nanoTime();

    /** @param resume called before each batch but the first */
    BatchCursor(String namespace, Iterator<?> documents, Runnable resume) {
        this.namespace = namespace;
        this.documents = documents;
        this.resume = resume;
    }

    /** @param most documents; 0: as many as fit */
    synchronized List<Object> take(int most) {
        List<Object> batch = new ArrayList<>();
        long bytes = 0;
        while ((most == 0 || batch.size() < most) && bytes < MOST_BYTES && documents.hasNext()) {
            Object document = documents.next();
            bytes += DocumentSize.estimate(document);
            batch.add(document);
        }
        usedNanos = System.nanoTime();
        return batch;
    }

    synchronized List<Object> takeMore(int most) {
        resume.run();
        return take(most);
    }

    synchronized boolean isExhausted() {
        return !documents.hasNext();
    }

    synchronized long idleNanos() {
        return System.nanoTime() - usedNanos;
    }

    String namespace() {
        return namespace;
    }
}
