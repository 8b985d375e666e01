package com.mdmc.crm.embeddedstore;

import com.mdmc.crm.embeddedstore.mongo.Housekeeping;
import com.mdmc.crm.embeddedstore.mongo.StoreBackend;
import com.mdmc.crm.embeddedstore.mongo.collection.StoreMetrics;
import com.mdmc.crm.embeddedstore.storage.Storage;
import com.mdmc.crm.embeddedstore.storage.StorageOptions;
import com.mdmc.crm.embeddedstore.storage.StoreHealth;
import com.mdmc.crm.embeddedstore.storage.file.DiskFiles;
import com.mdmc.crm.embeddedstore.storage.file.ReadOnlyFiles;
import com.mdmc.crm.embeddedstore.storage.file.StoreFiles;
import com.mdmc.crm.embeddedstore.wire.WireServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** The embedded store: one directory of data, served on a loopback port to the official MongoDB driver. */
public final class EmbeddedStore implements AutoCloseable {

    private static final Duration HOUSEKEEPING = Duration.ofMinutes(1);

    private final DirectoryLock lock;
    private final Storage storage;
    private final StoreBackend backend;
    private final Housekeeping housekeeping;
    private final WireServer server;

    private EmbeddedStore(DirectoryLock lock, Storage storage, int port, Clock clock) {
        this.lock = lock;
        this.storage = storage;
        this.backend = new StoreBackend(storage);
        this.server = new WireServer(backend, storage, port);
        this.housekeeping = new Housekeeping(backend, storage, clock, HOUSEKEEPING);
    }

    /** Opens (or creates) the store in the directory and serves it on a random loopback port. */
    public static EmbeddedStore open(Path directory) {
        return open(directory, 0);
    }

    /** As {@link #open(Path)}, with the clock of a program that writes when documents expire. */
    public static EmbeddedStore open(Path directory, Clock clock) {
        return open(directory, 0, StorageOptions.defaults(), clock);
    }

    /**
     * Opens (or creates) the store in the directory and serves it on the given loopback port.
     *
     * @param port 0 for a random one
     * @throws StoreInUseException when another process holds the directory
     * @throws com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException when not everything acknowledged is there
     * @throws com.mdmc.crm.embeddedstore.storage.manifest.NewerFormatException when a newer program has written it
     */
    public static EmbeddedStore open(Path directory, int port) {
        return open(directory, port, StorageOptions.defaults());
    }

    /**
     * Called before a store is opened that is only to be read or worked on, and must not begin by that.
     *
     * @throws NoStoreException where there is none
     */
    public static void requireIn(Path directory) {
        if (!Storage.isIn(directory)) {
            throw new NoStoreException(directory);
        }
    }

    /** As {@link #open(Path, int)}, with other limits for checkpoints and cache. */
    public static EmbeddedStore open(Path directory, int port, StorageOptions options) {
        return open(directory, port, options, Clock.systemUTC());
    }

    private static EmbeddedStore open(Path directory, int port, StorageOptions options, Clock clock) {
        DirectoryLock lock = DirectoryLock.acquire(directory);
        try {
            return open(lock, Storage.open(files(directory), options), port, clock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens the store to be read on a random loopback port, with everything that was acknowledged: the redo log is
     * replayed in memory. Not a byte of the directory is changed, which may be on a read-only file system; writes are
     * refused.
     *
     * @throws NoStoreException where there is none
     * @throws StoreInUseException when a process that writes holds the directory
     * @throws com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException when not everything acknowledged is there
     */
    public static EmbeddedStore openReadOnly(Path directory) {
        requireIn(directory);
        DirectoryLock lock = DirectoryLock.share(directory);
        try {
            Storage storage = Storage.openReadOnly(new ReadOnlyFiles(directory), StorageOptions.defaults());
            return open(lock, storage, 0, Clock.systemUTC());
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static StoreFiles files(Path directory) {
        try {
            return new DiskFiles(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the store directory " + directory, e);
        }
    }

    private static EmbeddedStore open(DirectoryLock lock, Storage storage, int port, Clock clock) {
        try {
            return new EmbeddedStore(lock, storage, port, clock);
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    /**
     * Where and as whom the driver connects: user and password are new with every start. Reads see only what is
     * durable, and writes are acknowledged once they are.
     */
    public String connectionString() {
        return server.connectionString();
    }

    /** The loopback port served. */
    public int port() {
        return server.port();
    }

    /** Counts what queries read. */
    public StoreMetrics metrics() {
        return backend.metrics();
    }

    /** Whether it takes writes, and how much of the disk it has and needs. */
    public StoreHealth health() {
        return storage.health();
    }

    /**
     * Rewrites the checkpoint's file without what is no longer in the store, while it serves. It happens by itself when
     * the file is mostly waste; called for when what was removed, such as a key, must not stay readable in the file.
     *
     * @return whether it was done; false when writers were too fast, or the store is being closed
     */
    public boolean compact() {
        try {
            return storage.compact();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot compact the store", e);
        }
    }

    /** Ends all connections, checkpoints the data and gives the directory free. */
    @Override
    public void close() {
        server.close();
        housekeeping.close();
        storage.close();
        lock.close();
    }
}
