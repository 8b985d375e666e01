package com.mdmc.crm.embeddedstore.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A child JVM with an open store. */
public final class Victim implements AutoCloseable {

    private final Process process;
    private final String connectionString;

    public Victim(Path directory, long checkpointBytes) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashVictim.class.getName(),
                        directory.toString(),
                        String.valueOf(checkpointBytes))
                .redirectError(Redirect.DISCARD)
                .start();
        connectionString = firstUri();
    }

    private String firstUri() throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        while (line != null && !line.startsWith("mongodb://")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("The store did not open");
        }
        return line;
    }

    public String connectionString() {
        return connectionString;
    }

    /** kill -9. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to close the store and waits for that. */
    @Override
    public void close() throws IOException, InterruptedException {
        if (process.isAlive()) {
            process.getOutputStream().close();
            process.waitFor(60, TimeUnit.SECONDS);
        }
    }
}
