package com.mdmc.crm.embeddedstore.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.embeddedstore.storage.file.DiskFiles;
import com.mdmc.crm.embeddedstore.storage.file.StoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.TreeMap;
import org.h2.mvstore.Cursor;

/** A store in a directory, and what it has acknowledged. */
public final class OracleStore implements AutoCloseable {

    public static final StorageOptions OPTIONS = new StorageOptions(64 << 10, Duration.ofDays(1), 16, Long.MAX_VALUE);

    private final TreeMap<String, String> acknowledged;
    private final Random random;
    private final Storage storage;
    private int sequence;

    public OracleStore(Path directory, Random random) throws IOException {
        this(directory, random, new TreeMap<>());
    }

    /** Goes on with a store that has acknowledged something already. */
    public OracleStore(Path directory, Random random, TreeMap<String, String> acknowledged) throws IOException {
        this.acknowledged = acknowledged;
        this.random = random;
        this.storage = Storage.open(new DiskFiles(directory), OPTIONS);
    }

    /** Writes, and waits until all of it is durable. */
    public void write(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            String key = "key" + random.nextInt(300);
            String value = random.nextInt(5) == 0 ? null : "value" + ++sequence + "x".repeat(random.nextInt(300));
            Changes changes = new Changes();
            StoreMap map = storage.openMap(Storage.CATALOGUE);
            if (value == null) {
                changes.remove(map, bytes(key));
                acknowledged.remove(key);
            } else {
                changes.put(map, bytes(key), bytes(value));
                acknowledged.put(key, value);
            }
            storage.apply(changes);
            if (random.nextInt(4) == 0) {
                awaitDurable();
            }
        }
        awaitDurable();
    }

    private void awaitDurable() throws InterruptedException {
        while (storage.durable() < storage.lastUnit()) {
            Thread.sleep(1);
        }
    }

    public Storage storage() {
        return storage;
    }

    public void startSegment() throws IOException {
        storage.startSegment();
    }

    public TreeMap<String, String> acknowledged() {
        return acknowledged;
    }

    /** What a store holds, all of it. */
    public static TreeMap<String, String> content(Storage storage) {
        TreeMap<String, String> content = new TreeMap<>();
        try (Pin pin = storage.pin()) {
            Cursor<byte[], byte[]> cursor =
                    storage.openMap(Storage.CATALOGUE).view().cursor(null, false);
            while (cursor.hasNext()) {
                String key = new String(cursor.next(), StandardCharsets.UTF_8);
                content.put(key, new String(cursor.getValue(), StandardCharsets.UTF_8));
            }
        }
        return content;
    }

    /** Opens a directory and compares. */
    public static void assertHolds(StoreFiles files, TreeMap<String, String> expected) {
        try (Storage storage = Storage.open(files, OPTIONS)) {
            assertThat(content(storage)).isEqualTo(expected);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Lets go of the files as a kill does. */
    public void kill() {
        storage.crash();
    }

    @Override
    public void close() {
        storage.close();
    }
}
