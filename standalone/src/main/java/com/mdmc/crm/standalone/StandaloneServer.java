package com.mdmc.crm.standalone;

import java.time.Clock;
import java.util.Map;
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
        return start(new LaunchSettings(settings), clock);
    }

    /** The same with settings that were looked into already. */
    public static StandaloneServer start(LaunchSettings settings, Clock clock) {
        return new StandaloneServer(Launch.serving(StandaloneConfiguration.class, settings, clock));
    }

    /** The port it serves on. */
    public int port() {
        return ((WebServerApplicationContext) context()).getWebServer().getPort();
    }

    /** Where it serves, as a browser on this machine reaches it. */
    public String url() {
        String address = launch.address();
        boolean isEverywhere = address.equals("0.0.0.0") || address.equals("::");
        String host = isEverywhere ? "127.0.0.1" : address.contains(":") ? "[" + address + "]" : address;
        return (launch.speaksTls() ? "https://" : "http://") + host + ":" + port();
    }

    /** The port of the management endpoints. */
    public int managementPort() {
        return context().getEnvironment().getRequiredProperty("local.management.port", Integer.class);
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
