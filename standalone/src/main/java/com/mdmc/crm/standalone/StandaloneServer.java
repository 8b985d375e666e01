package com.mdmc.crm.standalone;

import com.mdmc.crm.standalone.embedded.EmbeddedStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The running program: the embedded store, unless another MongoDB is named, and both sides on top of it. */
public final class StandaloneServer implements AutoCloseable {
    /** Exit status of a command that leaves a server running. */
    public static final int SERVING = -1;

    private static final String DATABASE = "mdmc_crm";

    private final EmbeddedStore store;
    private final ConfigurableApplicationContext context;

    private StandaloneServer(EmbeddedStore store, ConfigurableApplicationContext context) {
        this.store = store;
        this.context = context;
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
        // Axon reads this as a system property alone.
        System.setProperty("axoniq.update-checker.disabled", "true");
        Map<String, String> properties = new HashMap<>(settings);
        String shared = settings.getOrDefault("CRM_MONGODB_URI", "");
        EmbeddedStore store = shared.isBlank() ? EmbeddedStore.open(storeDirectory(settings)) : null;
        properties.put("spring.mongodb.uri", store == null ? shared : inDatabase(store.connectionString()));
        try {
            SpringApplication application = new SpringApplication(StandaloneConfiguration.class);
            application.setRegisterShutdownHook(false);
            if (clock != null) {
                application.addInitializers(context -> context.getBeanFactory().registerSingleton("givenClock", clock));
            }
            return new StandaloneServer(store, application.run(arguments(properties)));
        } catch (RuntimeException failed) {
            if (store != null) {
                store.close();
            }
            throw failed;
        }
    }

    // Arguments go before every other source, so that a test's settings win over the machine's environment.
    private static String[] arguments(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    // Spring wants the database named in the address.
    private static String inDatabase(String connectionString) {
        return connectionString.replaceFirst("/\\?", "/" + DATABASE + "?");
    }

    /** Where the embedded store keeps its files. */
    public static Path storeDirectory(Map<String, String> settings) {
        return Path.of(settings.getOrDefault("CRM_DATA", "./data")).resolve("store");
    }

    /** The port it serves on. */
    public int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /** The Spring context, for tests and operators' commands. */
    public ConfigurableApplicationContext context() {
        return context;
    }

    /** Stops serving, then the processors, then the store. */
    @Override
    public void close() {
        context.close();
        if (store != null) {
            store.close();
        }
    }
}
