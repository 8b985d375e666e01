package com.mdmc.crm.embeddedstore.mongo;

import com.mdmc.crm.embeddedstore.index.OrderedIndex;
import com.mdmc.crm.embeddedstore.mongo.collection.StoreCollection;
import com.mdmc.crm.embeddedstore.storage.Pin;
import com.mdmc.crm.embeddedstore.storage.Storage;
import com.mdmc.crm.embeddedstore.storage.file.UnwritableStoreException;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes documents whose TTL index says they are past their time, and cursors nobody reads. */
public final class Housekeeping implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration CURSOR_IDLE = Duration.ofMinutes(10);
    private static final int STEP = 500;

    private final StoreBackend backend;
    private final Storage storage;
    private final Clock clock;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "store-housekeeping");
        thread.setDaemon(true);
        return thread;
    });

    public Housekeeping(StoreBackend backend, Storage storage, Clock clock, Duration period) {
        this.backend = backend;
        this.storage = storage;
        this.clock = clock;
        executor.scheduleWithFixedDelay(this::sweep, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    void sweep() {
        try {
            backend.cursors().expire(CURSOR_IDLE);
            backend.collections().forEach(this::expire);
        } catch (UnwritableStoreException e) {
            log.debug("Nothing is removed while the store takes no writes", e);
        } catch (RuntimeException e) {
            log.warn("Housekeeping failed; the next round tries again", e);
        }
    }

    private void expire(StoreCollection collection) {
        for (OrderedIndex index : collection.state().indexes()) {
            index.definition().expireAfter().ifPresent(age -> expire(collection, index, age));
        }
    }

    /** In steps, so that writers get their turn. */
    private void expire(StoreCollection collection, OrderedIndex index, Duration age) {
        String path = index.definition().fields().get(0).path();
        Document past = new Document(path, new Document("$lt", clock.instant().minus(age)));
        int removed;
        do {
            try (Pin pin = storage.pin()) {
                removed = collection.deleteDocuments(past, STEP, NoopOplog.get());
            }
        } while (removed == STEP);
    }

    @Override
    public void close() {
        executor.shutdown();
        try {
            executor.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
