package com.mdmc.crm.standalone.embedded;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** The embedded store: one directory of data, served on a loopback port to the official MongoDB driver. */
public final class EmbeddedStore implements AutoCloseable {

    private final DirectoryLock lock;
    private final MongoServer server;

    private EmbeddedStore(DirectoryLock lock, MongoServer server) {
        this.lock = lock;
        this.server = server;
    }

    /** Opens (or creates) the store in the directory and serves it on a random loopback port. */
    public static EmbeddedStore open(Path directory) {
        return open(directory, 0);
    }

    /**
     * Opens (or creates) the store in the directory and serves it on the given loopback port.
     *
     * @param port 0 for a random one
     * @throws StoreInUseException when another process holds the directory
     */
    public static EmbeddedStore open(Path directory, int port) {
        DirectoryLock lock = DirectoryLock.acquire(directory);
        MongoServer server =
                new MongoServer(new H2Backend(directory.resolve("store.mv").toString()));
        server.bind(new InetSocketAddress("127.0.0.1", port));
        return new EmbeddedStore(lock, server);
    }

    /** Where the driver connects; the server accepts every read and write concern a durable single node can honour. */
    public String connectionString() {
        return "mongodb://127.0.0.1:" + port()
                + "/?w=majority&journal=true&readConcernLevel=majority&retryWrites=false";
    }

    /** The loopback port served. */
    public int port() {
        return server.getLocalAddress().getPort();
    }

    /** Ends all connections, checkpoints the data and gives the directory free. */
    @Override
    public void close() {
        server.shutdownNow();
        lock.close();
    }
}
