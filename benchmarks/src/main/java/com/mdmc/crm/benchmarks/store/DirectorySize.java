package com.mdmc.crm.benchmarks.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Bytes of a directory's files, looked at several times a second. */
final class DirectorySize implements AutoCloseable {

    private static final long EVERY_MILLIS = 200;

    private final Path directory;
    private final AtomicLong largest = new AtomicLong();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();

    DirectorySize(Path directory) {
        this.directory = directory;
        looking.scheduleWithFixedDelay(this::now, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    long now() {
        long size = of(directory);
        largest.accumulateAndGet(size, Math::max);
        return size;
    }

    double megabytes() {
        return now() / 1e6;
    }

    long largest() {
        return largest.get();
    }

    static long of(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            // A file that goes meanwhile has no length.
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
