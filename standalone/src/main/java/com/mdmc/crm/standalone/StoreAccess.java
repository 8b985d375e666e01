package com.mdmc.crm.standalone;

import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.embeddedstore.StoreInUseException;
import com.mdmc.crm.embeddedstore.storage.file.WriteCondition;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.bson.Document;

/**
 * The store the settings name, opened: the MongoDB of {@code CRM_MONGODB_URI}, the embedded one of {@code CRM_DATA}, or
 * that same one through the CRM that serves it now.
 */
public final class StoreAccess implements AutoCloseable {

    private final ConnectionString address;
    private final EmbeddedStore opened;
    private final OperatorAccess published;

    private StoreAccess(ConnectionString address, EmbeddedStore opened, OperatorAccess published) {
        this.address = address;
        this.opened = opened;
        this.published = published;
    }

    /** To serve it by a clock: made where there is none, and open to operators' commands meanwhile. */
    static StoreAccess serve(LaunchSettings settings, Clock clock) {
        if (settings.sharedStore().isPresent()) {
            return shared(settings);
        }
        settings.data().prepare(settings.isNewStore());
        EmbeddedStore store = EmbeddedStore.open(settings.data().store(), clock);
        try {
            DataFormat.enter(settings.data());
            return new StoreAccess(
                    new ConnectionString(store.connectionString()),
                    store,
                    OperatorAccess.publish(settings.data(), store.connectionString()));
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    /** To work on a store that is there, beside the CRM that serves it if one does. */
    public static StoreAccess work(LaunchSettings settings) {
        if (settings.sharedStore().isPresent()) {
            return shared(settings);
        }
        settings.data().requireStore();
        DataFormat.require(settings.data());
        try {
            return alone(EmbeddedStore.open(settings.data().store()));
        } catch (StoreInUseException served) {
            return beside(settings, served);
        }
    }

    /** To read a store that is there and change nothing, beside the CRM that serves it if one does. */
    public static StoreAccess read(LaunchSettings settings) {
        if (settings.sharedStore().isPresent()) {
            return shared(settings);
        }
        settings.data().requireStore();
        DataFormat.require(settings.data());
        try {
            return alone(EmbeddedStore.openReadOnly(settings.data().store()));
        } catch (StoreInUseException served) {
            return beside(settings, served);
        }
    }

    /**
     * To copy a store as it is at one moment. One that is served makes a copy of itself first.
     *
     * @param scratch a directory that is not there yet, for that copy; the caller deletes it
     */
    public static StoreAccess copy(LaunchSettings settings, Path scratch) {
        StoreAccess access = read(settings);
        if (access.isAlone() || settings.sharedStore().isPresent()) {
            return access;
        }
        try (access;
                MongoClient client = access.client()) {
            client.getDatabase("admin")
                    .runCommand(new Document("copyStore", 1)
                            .append("to", scratch.toAbsolutePath().toString()));
        }
        return alone(EmbeddedStore.openReadOnly(scratch));
    }

    /** To fill a store that nobody else uses, made where there is none. */
    public static StoreAccess fill(LaunchSettings settings) {
        return settings.sharedStore().isPresent()
                ? shared(settings)
                : alone(EmbeddedStore.open(settings.data().store()));
    }

    private static StoreAccess shared(LaunchSettings settings) {
        return new StoreAccess(settings.sharedStore().orElseThrow(), null, null);
    }

    private static StoreAccess alone(EmbeddedStore store) {
        return new StoreAccess(new ConnectionString(store.connectionString()), store, null);
    }

    private static StoreAccess beside(LaunchSettings settings, StoreInUseException served) {
        return new StoreAccess(
                OperatorAccess.to(settings.data()).map(ConnectionString::new).orElseThrow(() -> served), null, null);
    }

    /** Whether this process alone has the store. */
    public boolean isAlone() {
        return opened != null;
    }

    /** Where the driver finds the store; the database is named in it, as Spring wants it. */
    String uri() {
        String uri = address.getConnectionString();
        return address.getDatabase() == null ? uri.replaceFirst("/\\?", "/" + LaunchSettings.DATABASE + "?") : uri;
    }

    /** Why this process's own store takes no writes; empty if it does, or another process has it. */
    Optional<String> unwritable() {
        return Optional.ofNullable(opened)
                .map(EmbeddedStore::health)
                .filter(health -> !health.isWritable())
                .map(health -> health.condition() == WriteCondition.FULL
                        ? "the disk of the store is full"
                        : "the store cannot write: " + health.reason());
    }

    /** A client; the caller closes it. */
    public MongoClient client() {
        return MongoClients.create(address);
    }

    /** The CRM's database. */
    public MongoDatabase database(MongoClient client) {
        String named = address.getDatabase();
        return client.getDatabase(named == null ? LaunchSettings.DATABASE : named);
    }

    @Override
    public void close() {
        if (published != null) {
            published.close();
        }
        if (opened != null) {
            opened.close();
        }
    }
}
