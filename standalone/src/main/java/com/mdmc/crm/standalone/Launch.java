package com.mdmc.crm.standalone;

import com.mdmc.crm.ledger.settings.BadSettingException;
import com.mdmc.crm.platform.configuration.StoreCondition;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.web.context.support.StandardServletEnvironment;

/** A Spring context on the store its settings name: the embedded one, unless another MongoDB is named. */
final class Launch implements AutoCloseable {

    private static final List<String> QUIET = List.of(
            "org.springframework.boot.SpringApplication",
            "org.apache.catalina.loader.WebappClassLoaderBase",
            "org.springframework.boot.tomcat.servlet.DeferredServletContainerInitializers",
            "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter",
            "org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext");

    private final StoreAccess store;
    private final ConfigurableApplicationContext context;

    private Launch(StoreAccess store, ConfigurableApplicationContext context) {
        this.store = store;
        this.context = context;
    }

    // Half of the program expects a web server; this one is for nobody.
    private static final Map<String, String> OFFLINE = Map.of(
            "crm.processors", "false",
            "server.port", "0",
            "server.address", "127.0.0.1",
            "management.server.port", "-1",
            "logging.level.com.mdmc.crm", "WARN");

    /**
     * Serves; makes the store where there is none.
     *
     * @param clock what to live by; {@code null} for the machine's clock
     */
    static Launch serving(Class<?> application, LaunchSettings settings, Clock clock) {
        requireFreePort("CRM_PORT", new InetSocketAddress(settings.address(), settings.port()));
        requireFreePort("CRM_MANAGEMENT_PORT", new InetSocketAddress("127.0.0.1", settings.managementPort()));
        return of(application, settings, StoreAccess.serve(settings, clock == null ? Clock.systemUTC() : clock), clock);
    }

    /** Neither serves nor follows the ledger, on a store that is there. */
    static Launch offline(Class<?> application, LaunchSettings settings) {
        return of(application, settings.with(OFFLINE), StoreAccess.work(settings), null);
    }

    private static Launch of(Class<?> application, LaunchSettings settings, StoreAccess store, Clock clock) {
        // Axon reads this as a system property alone.
        System.setProperty("axoniq.update-checker.disabled", "true");
        Map<String, String> properties = new HashMap<>(settings.values());
        properties.put("crm.data", settings.data().path().toString());
        properties.putIfAbsent("server.address", settings.address());
        properties.putAll(settings.tls());
        properties.putIfAbsent("management.server.port", Integer.toString(settings.managementPort()));
        // The command says in one sentence why it did not start.
        properties.put("spring.main.log-startup-info", "false");
        QUIET.forEach(logger -> properties.put("logging.level." + logger, "OFF"));
        if (store.isAlone()) {
            properties.putIfAbsent("crm.node", "standalone");
        }
        properties.put("spring.mongodb.uri", store.uri());
        try {
            return new Launch(store, run(application, properties, clock, store::unwritable));
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    /** Before anything is made: a second start on one machine most often is a mistake. */
    private static void requireFreePort(String setting, InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException refused) {
            if (String.valueOf(refused.getMessage()).contains("in use")) {
                throw new PortInUseException(address.getPort(), refused);
            }
            throw new BadSettingException(
                    setting, setting + " cannot be served: " + address + ": " + refused.getMessage() + ".");
        }
    }

    private static ConfigurableApplicationContext run(
            Class<?> application, Map<String, String> properties, Clock clock, StoreCondition condition) {
        SpringApplication spring = new SpringApplication(application);
        spring.setRegisterShutdownHook(false);
        spring.setEnvironment(environment(properties));
        spring.addInitializers(context -> context.getBeanFactory().registerSingleton("storeCondition", condition));
        if (clock != null) {
            spring.addInitializers(context -> context.getBeanFactory().registerSingleton("givenClock", clock));
        }
        return spring.run(arguments(properties));
    }

    /** The settings in the place of the process's environment, whose CRM_DATA would answer to {@code crm.data} first. */
    private static ConfigurableEnvironment environment(Map<String, String> properties) {
        StandardServletEnvironment environment = new StandardServletEnvironment();
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment
                .getPropertySources()
                .replace(name, new SystemEnvironmentPropertySource(name, Map.copyOf(properties)));
        return environment;
    }

    // Arguments go before every other source, system properties and files included.
    private static String[] arguments(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    boolean speaksTls() {
        return context.getEnvironment().containsProperty("server.ssl.certificate");
    }

    String address() {
        return context.getEnvironment().getProperty("server.address", "127.0.0.1");
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
        store.close();
    }
}
