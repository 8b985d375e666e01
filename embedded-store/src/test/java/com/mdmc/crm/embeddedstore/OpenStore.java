package com.mdmc.crm.embeddedstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import org.bson.Document;

/** A store with a client, for one test. */
public final class OpenStore implements AutoCloseable {

    private final EmbeddedStore store;
    private final MongoClient client;

    public OpenStore(Path directory) {
        store = EmbeddedStore.open(directory);
        client = MongoClients.create(store.connectionString());
    }

    public EmbeddedStore store() {
        return store;
    }

    public MongoClient client() {
        return client;
    }

    public MongoDatabase database() {
        return client.getDatabase("crm");
    }

    public MongoCollection<Document> leads() {
        return database().getCollection("leads");
    }

    @Override
    public void close() {
        client.close();
        store.close();
    }
}
