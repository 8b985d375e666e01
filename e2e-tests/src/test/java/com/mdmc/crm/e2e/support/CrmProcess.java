package com.mdmc.crm.e2e.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mdmc.crm.standalone.CrmClient;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program of ours in a process of its own, that a test may end as roughly as it likes; it ends with the test's own. */
public final class CrmProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final int port;

    private CrmProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a main class of this class path and returns when it is ready.
     *
     * @param log where it writes what it prints
     */
    public static CrmProcess start(
            String mainClass, List<String> arguments, Map<String, String> environment, Path log) {
        return start(of(mainClass, arguments), environment, log);
    }

    /** As above, of classes that take precedence over those of this class path. */
    public static CrmProcess start(
            Path classes, String mainClass, List<String> arguments, Map<String, String> environment, Path log) {
        return start(of(classes, mainClass, arguments), environment, log);
    }

    /** A main class still to be started, of classes that take precedence over those of this class path. */
    public static ProcessBuilder of(Path classes, String mainClass, List<String> arguments) {
        return of(classes + File.pathSeparator + System.getProperty("java.class.path"), mainClass, arguments);
    }

    private static CrmProcess start(ProcessBuilder builder, Map<String, String> environment, Path log) {
        builder.environment().putAll(environment);
        builder.environment().put("CRM_PORT", "0");
        builder.environment().put("CRM_MANAGEMENT_PORT", "0");
        builder.environment().put("SERVER_ADDRESS", "127.0.0.1");
        builder.environment().put("LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_BOOT_TOMCAT", "INFO");
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            long before = Files.exists(log) ? Files.size(log) : 0;
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new CrmProcess(process, awaitReady(process, log, before));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A main class of this class path, still to be started; what it has to complain of goes where it prints. */
    public static ProcessBuilder of(String mainClass, List<String> arguments) {
        return of(System.getProperty("java.class.path"), mainClass, arguments);
    }

    private static ProcessBuilder of(String classPath, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Daxoniq.update-checker.disabled=true",
                "-cp",
                classPath,
                mainClass));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    /** Where it listens. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public CrmClient stranger() {
        return new CrmClient(url()).readingItsWrites().watchedBy(DocumentedAnswers::check);
    }

    public long pid() {
        return process.pid();
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        process.destroy();
        if (!awaitEnd()) {
            kill();
        }
    }

    private boolean awaitEnd() {
        try {
            return process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The port it serves on, which it says in the part of the log that is its own. */
    private static int awaitReady(Process process, Path log, long before) throws IOException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        int port = 0;
        while (port == 0 || !isReady(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IllegalStateException("not ready; see " + log);
            }
            pause();
            byte[] said = Files.readAllBytes(log);
            Matcher named = PORT.matcher(new String(said, (int) before, said.length - (int) before, UTF_8));
            port = named.find() ? Integer.parseInt(named.group(1)) : 0;
        }
        return port;
    }

    private static boolean isReady(int port) {
        try {
            return new CrmClient("http://127.0.0.1:" + port)
                            .get("/actuator/health/readiness")
                            .status()
                    == 200;
        } catch (UncheckedIOException notListening) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
