package com.mdmc.crm.standalone;

import com.mongodb.ConnectionString;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The running program: the embedded store, unless another MongoDB is named, and both sides on top of it. */
public final class StandaloneServer implements AutoCloseable {
    /** Exit status of a command that leaves a server running. */
    public static final int SERVING = -1;

    private final Launch launch;

    private StandaloneServer(Launch launch) {
        this.launch = launch;
    }

    /**
     * Starts the program and returns when it serves.
     *
     * @param settings environment variables of the README ({@code CRM_PORT}, {@code CRM_DATA}, …) and any property of
     *     {@code application.yml}; {@code CRM_PORT=0} picks a free port
     */
    public static StandaloneServer start(Map<String, String> settings) {
        return start(settings, null);
    }

    /** As {@link #start(Map)}, but living by a clock of the caller's; {@code null} for the machine's. */
    public static StandaloneServer start(Map<String, String> settings, Clock clock) {
        return new StandaloneServer(Launch.of(StandaloneConfiguration.class, settings, clock));
    }

    /** Where the embedded store keeps its files. */
    public static Path storeDirectory(Map<String, String> settings) {
        return Launch.storeDirectory(settings);
    }

    /**
     * The MongoDB the settings name; empty if they mean the embedded store.
     *
     * @throws com.mdmc.crm.ledger.settings.BadSettingException if it is no address of a MongoDB
     */
    public static Optional<ConnectionString> sharedStore(Map<String, String> settings) {
        return Launch.sharedStore(settings);
    }

    /**
     * Called before a store is opened that is only to be read or worked on, and must not begin by that.
     *
     * @throws com.mdmc.crm.embeddedstore.NoStoreException if the settings mean an embedded store that is not there
     */
    public static void requireStore(Map<String, String> settings) {
        Launch.requireStore(settings);
    }

    /** The port it serves on. */
    public int port() {
        return ((WebServerApplicationContext) context()).getWebServer().getPort();
    }

    /** The Spring context, for tests and operators' commands. */
    public ConfigurableApplicationContext context() {
        return launch.context();
    }

    /** Stops serving, then the processors, then the store. */
    @Override
    public void close() {
        launch.close();
    }
}
