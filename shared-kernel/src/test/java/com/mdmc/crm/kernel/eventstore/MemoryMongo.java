package com.mdmc.crm.kernel.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** A MongoDB-compatible server in memory, on a free loopback port. */
public final class MemoryMongo implements AutoCloseable {

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final String uri = server.bindAndGetConnectionString();
    private final MongoClient client = MongoClients.create(uri);

    public String uri() {
        return uri;
    }

    public int port() {
        return server.getLocalAddress().getPort();
    }

    public MongoDatabase database() {
        return client.getDatabase("crm");
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }
}
