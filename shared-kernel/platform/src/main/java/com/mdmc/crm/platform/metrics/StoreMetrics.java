package com.mdmc.crm.platform.metrics;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.Document;

/** Meters of the store and of the disk of {@code CRM_DATA}; the files' only where the store is an embedded one. */
final class StoreMetrics implements MeterBinder {
    private final MongoDatabase database;
    private final Path data;

    StoreMetrics(MongoDatabase database, Path data) {
        this.database = database;
        this.data = data;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "crm.store.up", null, "1 if the store answers", this::up);
        File disk = data.toFile();
        gauge(registry, "crm.data.disk.free", "bytes", "free for CRM_DATA", disk::getUsableSpace);
        gauge(registry, "crm.data.disk.size", "bytes", "size of the disk of CRM_DATA", disk::getTotalSpace);
        Path store = data.resolve("store");
        if (Files.isDirectory(store)) {
            gauge(
                    registry,
                    "crm.store.redo",
                    "bytes",
                    "redo log since the last checkpoints",
                    () -> bytes(store, name -> name.startsWith("redo-")));
            gauge(
                    registry,
                    "crm.store.files",
                    "bytes",
                    "all files of the embedded store",
                    () -> bytes(store, name -> true));
        }
    }

    private static void gauge(
            MeterRegistry registry, String name, String unit, String description, DoubleSupplier value) {
        Gauge.builder(name, value::getAsDouble)
                .baseUnit(unit)
                .description(description)
                .register(registry);
    }

    private double up() {
        try {
            database.runCommand(new Document("ping", 1));
            return 1;
        } catch (RuntimeException unreachable) {
            return 0;
        }
    }

    private static double bytes(Path directory, Predicate<String> meant) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(each -> meant.test(each.getFileName().toString()))
                    .mapToLong(each -> each.toFile().length())
                    .sum();
        } catch (IOException unreadable) {
            return Double.NaN;
        }
    }
}
