package com.mdmc.crm.benchmarks.ledger;

import com.mdmc.crm.benchmarks.harness.JavaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link LedgerWriter} in a process of its own. */
final class WriterProcess {

    static final String DATABASE = "processes";

    private final Process process;
    private final Path acknowledged;

    private WriterProcess(Process process, Path acknowledged) {
        this.process = process;
        this.acknowledged = acknowledged;
    }

    /**
     * Starts one and returns when it is ready to append.
     *
     * @param acknowledged where it notes what was acknowledged; null for nowhere
     */
    static WriterProcess start(String uri, int threads, long millis, Path acknowledged) {
        List<String> arguments = new ArrayList<>(
                List.of("ledger", "writer", "--uri", uri, "--threads", "" + threads, "--millis", "" + millis));
        if (acknowledged != null) {
            arguments.addAll(List.of("--acknowledged", acknowledged.toString()));
        }
        WriterProcess started = new WriterProcess(JavaProcess.bench(arguments.toArray(String[]::new)), acknowledged);
        started.readLine();
        return started;
    }

    void go() {
        try {
            process.outputWriter().write("go\n");
            process.outputWriter().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has finished; its commits a second. */
    double rate() {
        return Double.parseDouble(readLine());
    }

    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, "" + process.pid())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The ids of the events whose commits were acknowledged to it. */
    List<String> acknowledged() {
        try {
            return Files.readAllLines(acknowledged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line says that it is ready, the second how fast it was. */
    private String readLine() {
        try {
            return process.inputReader().readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
