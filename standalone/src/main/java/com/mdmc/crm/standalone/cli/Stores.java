package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Map;
import java.util.Optional;

/** The store an operator's command works on: that of {@code CRM_MONGODB_URI}, or the embedded one of {@code CRM_DATA}. */
public final class Stores {
    private Stores() {}

    /** Something done with a store. */
    public interface Work {
        void with(MongoClient client) throws Exception;
    }

    /** Opens the store for as long as the work takes; the embedded one must be there and not in use. */
    public static void use(Map<String, String> environment, Work work) throws Exception {
        StandaloneServer.requireStore(environment);
        useOrBegin(environment, work);
    }

    /** As {@link #use}, with a new embedded store where there is none. */
    public static void useOrBegin(Map<String, String> environment, Work work) throws Exception {
        Optional<ConnectionString> shared = StandaloneServer.sharedStore(environment);
        if (shared.isPresent()) {
            use(shared.get(), work);
            return;
        }
        try (EmbeddedStore store = EmbeddedStore.open(StandaloneServer.storeDirectory(environment))) {
            use(new ConnectionString(store.connectionString()), work);
        }
    }

    /** The CRM's database in an opened store. */
    public static MongoDatabase database(Map<String, String> environment, MongoClient client) {
        return client.getDatabase(StandaloneServer.sharedStore(environment)
                .map(ConnectionString::getDatabase)
                .orElse("mdmc_crm"));
    }

    private static void use(ConnectionString connectionString, Work work) throws Exception {
        try (MongoClient client = MongoClients.create(connectionString)) {
            work.with(client);
        }
    }
}
