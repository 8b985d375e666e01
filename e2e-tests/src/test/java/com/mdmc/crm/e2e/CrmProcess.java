package com.mdmc.crm.e2e;

import com.mdmc.crm.standalone.CrmClient;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of ours in a process of its own, that a test may end as roughly as it likes. */
public final class CrmProcess implements AutoCloseable {
    private static final long LONGEST_START_MILLIS = 180_000;

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
        String classPath = classes + File.pathSeparator + System.getProperty("java.class.path");
        return start(of(classPath, mainClass, arguments), environment, log);
    }

    private static CrmProcess start(ProcessBuilder builder, Map<String, String> environment, Path log) {
        int port = freePort();
        builder.environment().putAll(environment);
        builder.environment().put("CRM_PORT", Integer.toString(port));
        builder.environment().put("SERVER_ADDRESS", "127.0.0.1");
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            CrmProcess started = new CrmProcess(builder.start(), port);
            started.awaitReady(log);
            return started;
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
        return new CrmClient(url());
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

    private void awaitReady(Path log) {
        long deadline = System.currentTimeMillis() + LONGEST_START_MILLIS;
        while (!isReady()) {
            if (!process.isAlive() || System.currentTimeMillis() > deadline) {
                process.destroyForcibly();
                throw new IllegalStateException("not ready; see " + log);
            }
            pause();
        }
    }

    private boolean isReady() {
        try {
            return stranger().get("/actuator/health/readiness").status() == 200;
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

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
