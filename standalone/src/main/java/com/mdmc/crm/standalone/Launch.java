package com.mdmc.crm.standalone;

import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.embeddedstore.NoStoreException;
import com.mdmc.crm.ledger.settings.BadSettingException;
import com.mongodb.ConnectionString;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A Spring context on the store its settings name: the embedded one, unless another MongoDB is named. */
final class Launch implements AutoCloseable {
    private static final String DATABASE = "mdmc_crm";

    private static final int HIGHEST_PORT = 65_535;

    private final EmbeddedStore store;
    private final ConfigurableApplicationContext context;

    private Launch(EmbeddedStore store, ConfigurableApplicationContext context) {
        this.store = store;
        this.context = context;
    }

    /** @param clock what to live by; {@code null} for the machine's clock */
    static Launch of(Class<?> application, Map<String, String> settings, Clock clock) {
        // Axon reads this as a system property alone.
        System.setProperty("axoniq.update-checker.disabled", "true");
        Map<String, String> properties = new HashMap<>(settings);
        requirePort(settings.get("CRM_PORT"));
        Optional<ConnectionString> shared = sharedStore(settings);
        EmbeddedStore store = shared.isPresent() ? null : EmbeddedStore.open(storeDirectory(settings));
        if (store != null) {
            properties.putIfAbsent("crm.node", "standalone");
        }
        properties.put(
                "spring.mongodb.uri",
                shared.map(ConnectionString::getConnectionString)
                        .orElseGet(() -> inDatabase(store.connectionString())));
        try {
            return new Launch(store, run(application, properties, clock));
        } catch (RuntimeException failed) {
            if (store != null) {
                store.close();
            }
            throw failed;
        }
    }

    private static void requirePort(String port) {
        if (port != null && !(port.matches("\\d{1,5}") && Integer.parseInt(port) <= HIGHEST_PORT)) {
            throw new BadSettingException("CRM_PORT", "CRM_PORT must be a number from 0 to 65535, not " + port + ".");
        }
    }

    /** The MongoDB the settings name; empty if they mean the embedded store. */
    static Optional<ConnectionString> sharedStore(Map<String, String> settings) {
        String uri = settings.getOrDefault("CRM_MONGODB_URI", "");
        try {
            return uri.isBlank() ? Optional.empty() : Optional.of(new ConnectionString(uri));
        } catch (IllegalArgumentException malformed) {
            // Its message may repeat the password.
            throw new BadSettingException(
                    "CRM_MONGODB_URI",
                    "CRM_MONGODB_URI is no address of a MongoDB: mongodb://host:port/?replicaSet=name.");
        }
    }

    private static ConfigurableApplicationContext run(
            Class<?> application, Map<String, String> properties, Clock clock) {
        SpringApplication spring = new SpringApplication(application);
        spring.setRegisterShutdownHook(false);
        if (clock != null) {
            spring.addInitializers(context -> context.getBeanFactory().registerSingleton("givenClock", clock));
        }
        return spring.run(arguments(properties));
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

    /** @throws NoStoreException if the settings mean an embedded store that is not there */
    static void requireStore(Map<String, String> settings) {
        if (sharedStore(settings).isEmpty()) {
            EmbeddedStore.requireIn(storeDirectory(settings));
        }
    }

    static Path storeDirectory(Map<String, String> settings) {
        return Path.of(settings.getOrDefault("CRM_DATA", "./data")).resolve("store");
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
        if (store != null) {
            store.close();
        }
    }
}
