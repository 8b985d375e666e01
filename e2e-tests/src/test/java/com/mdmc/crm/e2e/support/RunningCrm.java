package com.mdmc.crm.e2e.support;

import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One running standalone program, on a free port and a directory of its own, shared by the tests of this process. */
public final class RunningCrm {
    public static final String ADMIN_EMAIL = "direction@mdmc.example";
    public static final String ADMIN_PASSWORD = "une phrase de passe solide";

    private static final TestClock CLOCK = new TestClock();

    private static RunningCrm shared;
    private static String realStore;

    private final StandaloneServer server;
    private final CrmClient stranger;
    private CrmClient admin;

    private RunningCrm(StandaloneServer server) {
        this.server = server;
        this.stranger = stranger(server);
    }

    /** The clock that the shared program lives by. */
    public static TestClock clock() {
        return CLOCK;
    }

    /** A program of a test's own that lives by the shared clock. */
    public static StandaloneServer start(Map<String, String> settings) {
        return StandaloneServer.start(settings, CLOCK);
    }

    /**
     * A client of a program that has not logged in; it and all clients derived from it read what they wrote, and check that
     * every problem is one that the API's document lists.
     */
    public static CrmClient stranger(StandaloneServer server) {
        return new CrmClient("http://127.0.0.1:" + server.port())
                .readingItsWrites()
                .watchedBy(DocumentedAnswers::check);
    }

    /** A client of a program's administrator. */
    public static CrmClient admin(StandaloneServer server) {
        return stranger(server).loggedIn(ADMIN_EMAIL, ADMIN_PASSWORD);
    }

    /** The shared program, started by the first test that asks and stopped with the process. */
    public static synchronized RunningCrm shared() {
        if (shared == null) {
            Path data = temporaryDirectory();
            StandaloneServer server = start(settings(data));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                delete(data);
            }));
            shared = new RunningCrm(server);
        }
        return shared;
    }

    /** Runs tests with their programs on a MongoDB server instead of the embedded store. */
    public static <T> T on(String mongoUri, Supplier<T> tests) {
        RunningCrm embedded = replaced(null, mongoUri);
        try {
            return tests.get();
        } finally {
            replaced(embedded, null);
        }
    }

    /** Whether programs run on a MongoDB server at the moment. */
    public static synchronized boolean isOnRealStore() {
        return realStore != null;
    }

    private static synchronized RunningCrm replaced(RunningCrm by, String store) {
        RunningCrm before = shared;
        shared = by;
        realStore = store;
        return before;
    }

    /** Settings of a program of one's own on a data directory. */
    public static Map<String, String> settings(Path data) {
        Map<String, String> settings = new HashMap<>(basics(data));
        settings.put("crm.limits.connections-by-address", "1000000");
        if (realStore != null) {
            settings.put("CRM_MONGODB_URI", realStore);
            settings.put("CRM_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        }
        return settings;
    }

    private static Map<String, String> basics(Path data) {
        return Map.of(
                "crm.api-docs.open",
                "true",
                "crm.mail.on-console",
                "true",
                "CRM_PORT",
                "0",
                "server.address",
                "127.0.0.1",
                "CRM_DATA",
                data.toString(),
                "CRM_ADMIN_EMAIL",
                ADMIN_EMAIL,
                "CRM_ADMIN_PASSWORD",
                ADMIN_PASSWORD,
                // Tests log in by the hundred, from one address; cost and limits are tested where they are made.
                "crm.bcrypt-cost",
                "4",
                "crm.limits.log-ins-by-address",
                "1000000",
                "crm.limits.links-by-address",
                "1000000");
    }

    public StandaloneServer server() {
        return server;
    }

    /** A client that has not logged in. */
    public CrmClient stranger() {
        return stranger;
    }

    /** The administrator's client, logged in once. */
    public synchronized CrmClient admin() {
        if (admin == null) {
            admin = stranger.loggedIn(ADMIN_EMAIL, ADMIN_PASSWORD);
        }
        return admin;
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("crm-test");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException alreadyGone) {
            // nothing left to delete
        }
    }
}
