package com.mdmc.crm.ledger;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/**
 * A MongoDB-compatible server in memory, on a free loopback port; or the database of a real server that
 * {@code -Dcrm.test.mongodb-uri} names, emptied.
 */
public final class MemoryMongo implements AutoCloseable {
    private static final String REAL = System.getProperty("crm.test.mongodb-uri");

    private final MongoServer server = REAL == null ? new MongoServer(new MemoryBackend()) : null;
    private final String uri = REAL == null ? server.bindAndGetConnectionString() : REAL;
    private final MongoClient client = MongoClients.create(uri);

    public MemoryMongo() {
        if (REAL != null) {
            database().drop();
        }
    }

    /** A server that has change streams, as a replica set has. */
    public static MemoryMongo announcing() {
        MemoryMongo mongo = new MemoryMongo();
        mongo.server.enableOplog();
        return mongo;
    }

    public String uri() {
        return uri;
    }

    /** Of the server in memory. */
    public int port() {
        return server.getLocalAddress().getPort();
    }

    public MongoDatabase database() {
        String named = new ConnectionString(uri).getDatabase();
        return client.getDatabase(named == null ? "crm" : named);
    }

    @Override
    public void close() {
        client.close();
        if (server != null) {
            server.shutdownNow();
        }
    }
}
