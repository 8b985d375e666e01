package com.mdmc.crm.standalone.operator;

import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.StoreAccess;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;

/** Work of an operator's command on the store of its settings. */
public final class Stores {
    private Stores() {}

    /** Something done with a store's client, or with the CRM's database in it. */
    public interface Work<T, R> {
        R with(T opened) throws Exception;
    }

    /** Reads the CRM's database; changes nothing, and does not ask the CRM to stop. */
    public static <R> R read(LaunchSettings settings, Work<MongoDatabase, R> work) throws Exception {
        try (StoreAccess access = StoreAccess.read(settings);
                MongoClient client = access.client()) {
            return work.with(access.database(client));
        }
    }

    /** Fills a store that nobody else uses. */
    public static <R> R fill(LaunchSettings settings, Work<MongoClient, R> work) throws Exception {
        try (StoreAccess access = StoreAccess.fill(settings);
                MongoClient client = access.client()) {
            return work.with(client);
        }
    }
}
