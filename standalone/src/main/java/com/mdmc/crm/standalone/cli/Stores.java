package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.embedded.EmbeddedStore;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Map;

/** The store an operator's command works on: that of {@code CRM_MONGODB_URI}, or the embedded one of {@code CRM_DATA}. */
final class Stores {
    private static final String URI = "CRM_MONGODB_URI";

    private Stores() {}

    /** Something done with a store. */
    interface Work {
        void with(MongoClient client) throws Exception;
    }

    /** Opens the store for as long as the work takes; the embedded one must be there and not in use. */
    static void use(Map<String, String> environment, Work work) throws Exception {
        StandaloneServer.requireStore(environment);
        useOrBegin(environment, work);
    }

    /** As {@link #use}, with a new embedded store where there is none. */
    static void useOrBegin(Map<String, String> environment, Work work) throws Exception {
        if (!isEmbedded(environment)) {
            use(environment.get(URI), work);
            return;
        }
        try (EmbeddedStore store = EmbeddedStore.open(StandaloneServer.storeDirectory(environment))) {
            use(store.connectionString(), work);
        }
    }

    /** The CRM's database in an opened store. */
    static MongoDatabase database(Map<String, String> environment, MongoClient client) {
        String named = isEmbedded(environment) ? null : new ConnectionString(environment.get(URI)).getDatabase();
        return client.getDatabase(named == null ? "mdmc_crm" : named);
    }

    private static boolean isEmbedded(Map<String, String> environment) {
        return environment.getOrDefault(URI, "").isBlank();
    }

    private static void use(String connectionString, Work work) throws Exception {
        try (MongoClient client = MongoClients.create(connectionString)) {
            work.with(client);
        }
    }
}
