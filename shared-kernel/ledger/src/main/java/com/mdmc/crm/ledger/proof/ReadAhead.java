package com.mdmc.crm.ledger.proof;

import com.mdmc.crm.ledger.format.CommitDocument;
import com.mongodb.client.MongoCursor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Read-ahead in a thread of its own, so that one core reads while another computes. */
final class ReadAhead implements Iterator<CommitDocument>, AutoCloseable {

    private static final int BATCH = 256;
    private static final int AHEAD = 8;
    private static final long OFFER_MILLIS = 200;

    private final BlockingQueue<List<CommitDocument>> batches = new ArrayBlockingQueue<>(AHEAD);
    private final MongoCursor<CommitDocument> documents;
    private final Thread reader;
    private volatile boolean closed;
    private volatile RuntimeException failure;
    private Iterator<CommitDocument> current = List.<CommitDocument>of().iterator();
    private boolean atEnd;

    ReadAhead(MongoCursor<CommitDocument> documents) {
        this.documents = documents;
        this.reader = new Thread(this::read, "ledger-scan");
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext() && !atEnd) {
            List<CommitDocument> batch = take();
            atEnd = batch.isEmpty();
            current = batch.iterator();
        }
        if (atEnd && failure != null) {
            throw failure;
        }
        return !atEnd;
    }

    @Override
    public CommitDocument next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return current.next();
    }

    @Override
    public void close() {
        closed = true;
        try {
            reader.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (documents) {
            while (!closed && documents.hasNext()) {
                List<CommitDocument> batch = new ArrayList<>(BATCH);
                while (batch.size() < BATCH && documents.hasNext()) {
                    batch.add(documents.next());
                }
                put(batch);
            }
        } catch (RuntimeException failed) {
            failure = failed;
        }
        put(List.of());
    }

    private void put(List<CommitDocument> batch) {
        try {
            while (!closed && !batches.offer(batch, OFFER_MILLIS, TimeUnit.MILLISECONDS)) {
                // the other side computes
            }
        } catch (InterruptedException interrupted) {
            closed = true;
        }
    }

    private List<CommitDocument> take() {
        try {
            return batches.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the ledger", interrupted);
        }
    }
}
