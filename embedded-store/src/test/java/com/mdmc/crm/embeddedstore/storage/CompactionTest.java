package com.mdmc.crm.embeddedstore.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.embeddedstore.storage.file.DiskFiles;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.h2.mvstore.Cursor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {

    private static final int KEYS = 4_000;
    private static final int VALUE = 1_000;

    @TempDir
    Path directory;

    /** Live data is 4 MB; some 28 MB are written over it, as fast as the disk takes them. */
    @Test
    void churnDoesNotLetTheDirectoryGrowBeyondThreeTimesItsLiveData() throws Exception {
        StorageOptions options = new StorageOptions(256 << 10, Duration.ofSeconds(1), 16, 1 << 20);
        Random random = new Random(7);
        int[] versions = new int[KEYS];
        try (Storage storage = Storage.open(new DiskFiles(directory), options)) {
            for (int i = 0; i < 8 * KEYS; i++) {
                int key = i < KEYS ? i : random.nextInt(KEYS);
                versions[key] = i;
                put(storage, key, i);
            }
            long giveUp = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (size() > 3L * KEYS * VALUE && System.nanoTime() < giveUp) {
                Thread.sleep(100);
            }
            assertThat(size()).isLessThan(3L * KEYS * VALUE);
            assertHolds(storage, versions);
        }
        try (Storage storage = Storage.open(new DiskFiles(directory), options)) {
            assertHolds(storage, versions);
        }
    }

    @Test
    void whoReadsAnOlderViewGoesOnReadingItWhileTheFileIsReplaced() throws Exception {
        StorageOptions options = new StorageOptions(64 << 20, Duration.ofDays(1), 1, 1 << 30);
        try (Storage storage = Storage.open(new DiskFiles(directory), options)) {
            for (int i = 0; i < KEYS; i++) {
                put(storage, i, i);
            }
            storage.checkpoint();
            try (Pin pin = storage.pin()) {
                MapView view = storage.openMap(Storage.CATALOGUE).view();
                Cursor<byte[], byte[]> cursor = view.cursor(null, false);
                cursor.next();
                for (int round = 1; round <= 3; round++) {
                    for (int i = 0; i < KEYS; i++) {
                        put(storage, i, i + round * KEYS);
                    }
                    storage.checkpoint();
                    assertThat(storage.compact()).isTrue();
                }
                int seen = 1;
                while (cursor.hasNext()) {
                    assertThat(ByteBuffer.wrap(cursor.next()).getInt()).isEqualTo(seen);
                    assertThat(ByteBuffer.wrap(cursor.getValue()).getInt()).isEqualTo(seen);
                    seen++;
                }
                assertThat(seen).isEqualTo(KEYS);
            }
            assertThat(checkpoints()).as("files nobody reads any more").isEqualTo(1);
        }
    }

    private long checkpoints() throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> Layout.isCheckpoint(file.getFileName().toString()))
                    .count();
        }
    }

    private long size() throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void put(Storage storage, int key, int version) {
        storage.checkWritable();
        byte[] value = new byte[VALUE];
        Arrays.fill(value, (byte) version);
        Changes changes = new Changes();
        ByteBuffer.wrap(value).putInt(version);
        byte[] name = ByteBuffer.allocate(4).putInt(key).array();
        changes.put(storage.openMap(Storage.CATALOGUE), name, value);
        storage.apply(changes);
    }

    private static void assertHolds(Storage storage, int[] versions) {
        MapView view = storage.openMap(Storage.CATALOGUE).view();
        assertThat(view.size()).isEqualTo(KEYS);
        for (int key = 0; key < KEYS; key++) {
            byte[] value = view.get(ByteBuffer.allocate(4).putInt(key).array());
            assertThat(ByteBuffer.wrap(value).getInt()).as("key %d", key).isEqualTo(versions[key]);
        }
    }
}
