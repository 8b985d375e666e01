package com.mdmc.crm.platform.configuration;

import com.mdmc.crm.ledger.serialization.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The stored samples: one file for every revision of every event that was ever shipped. */
final class EventSamples {

    private static final Path FOLDER = Path.of("src/test/resources/event-samples");

    private EventSamples() {}

    /** A sample as it was frozen. */
    record Sample(String alias, String revision, String json) {

        @Override
        public String toString() {
            return alias + "-" + revision;
        }
    }

    static List<Sample> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(EventSamples::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean exists(EventType type) {
        return Files.exists(fileOf(type));
    }

    static void write(EventType type, String json) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(fileOf(type), json + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path fileOf(EventType type) {
        return FOLDER.resolve("%s-%s.json".formatted(type.alias(), type.revision()));
    }

    private static Sample read(Path file) {
        String name = file.getFileName().toString().replace(".json", "");
        int dash = name.lastIndexOf('-');
        try {
            return new Sample(name.substring(0, dash), name.substring(dash + 1), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
