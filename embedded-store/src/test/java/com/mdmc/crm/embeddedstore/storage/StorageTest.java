package com.mdmc.crm.embeddedstore.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StorageTest {

    private static final StorageOptions NEVER = new StorageOptions(Long.MAX_VALUE, Duration.ofDays(1), 16, 1 << 20);

    /** MVStore commits by itself once it holds some 19 MB of changes, unless it is told not to. */
    @Test
    void nothingIsWrittenToTheFileBetweenCheckpoints() throws Exception {
        try (Storage storage = Storage.open(new LossyDisk(), NEVER)) {
            StoreMap map = storage.openMap(Storage.CATALOGUE);
            storage.checkpoint();
            long before = storage.fileBytes();
            for (int i = 0; i < 4_000; i++) {
                put(storage, map, "key" + i, new byte[10_000]);
            }
            assertThat(storage.fileBytes()).isEqualTo(before);
            storage.checkpoint();
            assertThat(storage.fileBytes()).isGreaterThan(before + 30_000_000);
        }
    }

    @Test
    void aCheckpointShortensTheLog() throws Exception {
        LossyDisk disk = new LossyDisk();
        try (Storage storage = Storage.open(disk, NEVER)) {
            StoreMap map = storage.openMap(Storage.CATALOGUE);
            put(storage, map, "a", new byte[100]);
            awaitDurable(storage);
            assertThat(disk.list()).anyMatch(name -> name.startsWith("redo-"));
            storage.checkpoint();
            put(storage, map, "b", new byte[100]);
            awaitDurable(storage);
            storage.checkpoint();
            put(storage, map, "c", new byte[100]);
            awaitDurable(storage);
            assertThat(disk.list().stream().filter(name -> name.startsWith("redo-")))
                    .hasSize(1);
        }
    }

    @Test
    void whileTheLogIsBusyACoveredFileIsWrittenAgainAndWhatItHeldIsNotReplayed() throws Exception {
        StorageOptions options = new StorageOptions(1 << 20, Duration.ofDays(1), 16, Long.MAX_VALUE);
        LossyDisk disk = new LossyDisk();
        Storage storage = Storage.open(disk, options);
        checkpointed(storage, 3_000, 1);
        checkpointed(storage, 3_000, 2);
        put(storage, 10, 3);
        awaitDurable(storage);
        assertThat(logSize(disk)).isGreaterThan(3_000 * 200);
        PowerCut.end(storage);
        LossyDisk left = disk.afterPowerLoss(new Random(1));
        try (Storage again = Storage.open(left, options)) {
            MapView seen = again.openMap(Storage.CATALOGUE).view();
            for (int i = 0; i < 3_000; i++) {
                byte filling = (byte) (i < 10 ? 3 : 2);
                assertThat(seen.get(("key" + i).getBytes())).as("key %d", i).startsWith(filling, filling);
            }
        }
    }

    /** What is overwritten or removed, keys for instance, is not to be read in a file that nobody needs any more. */
    @Test
    void aQuietLogKeepsNoFileToBeWrittenAgain() throws Exception {
        StorageOptions options = new StorageOptions(1 << 20, Duration.ofDays(1), 16, Long.MAX_VALUE);
        LossyDisk disk = new LossyDisk();
        try (Storage storage = Storage.open(disk, options)) {
            checkpointed(storage, 3_000, 1);
            put(storage, 1, 2);
            awaitDurable(storage);
            assertThat(logSize(disk)).isGreaterThan(3_000 * 200);
            storage.checkpoint();
            put(storage, 1, 3);
            awaitDurable(storage);
            assertThat(logSize(disk)).isLessThan(100_000);
        }
    }

    /** Bytes of all files that hold, or once held, the log. */
    private static long logSize(LossyDisk disk) throws Exception {
        long size = 0;
        for (String name : disk.list()) {
            size += name.endsWith(".log") ? disk.open(name).size() : 0;
        }
        return size;
    }

    @Test
    void aMissingPieceOfTheLogIsNotPassedOver() throws Exception {
        LossyDisk disk = new LossyDisk();
        Storage storage = Storage.open(disk, NEVER);
        StoreMap map = storage.openMap(Storage.CATALOGUE);
        put(storage, map, "a", new byte[100]);
        awaitDurable(storage);
        storage.startSegment();
        put(storage, map, "b", new byte[100]);
        awaitDurable(storage);
        PowerCut.end(storage);
        LossyDisk left = disk.afterPowerLoss(new Random(1));
        left.delete(left.list().stream()
                .filter(name -> name.startsWith("redo-"))
                .sorted()
                .findFirst()
                .orElseThrow());
        assertThatThrownBy(() -> Storage.open(left, NEVER)).hasMessageContaining("redo-00000001.log is missing");
    }

    @Test
    void aFileThatIsMostlyWasteIsRewrittenAtTheStart() {
        LossyDisk disk = new LossyDisk();
        long before;
        try (Storage storage = Storage.open(disk, NEVER)) {
            StoreMap map = storage.openMap(Storage.CATALOGUE);
            for (int i = 0; i < 500; i++) {
                put(storage, map, "key" + i, new byte[10_000]);
            }
            checkpoint(storage);
            for (int i = 0; i < 490; i++) {
                put(storage, map, "key" + i, new byte[1]);
            }
            checkpoint(storage);
            before = storage.fileBytes();
        }
        try (Storage storage = Storage.open(disk, NEVER)) {
            assertThat(storage.fileBytes()).isLessThan(before / 5);
            assertThat(storage.openMap(Storage.CATALOGUE).view().size()).isEqualTo(500);
            assertThat(storage.openMap(Storage.CATALOGUE).view().get("key495".getBytes()))
                    .hasSize(10_000);
        }
    }

    @Test
    void aTornCheckpointIsNotTakenForWhole() throws Exception {
        for (int round = 0; round < 40; round++) {
            LossyDisk disk = new LossyDisk();
            Storage storage = Storage.open(disk, NEVER);
            put(storage, 300, 1);
            storage.checkpoint();
            put(storage, 300, 2);
            awaitDurable(storage);
            disk.failAfter(Layout.checkpoint(1), round % 2);
            // A checkpoint that cannot be written waits for better times.
            Thread checkpoint = new Thread(() -> assertThatThrownBy(storage::checkpoint));
            checkpoint.start();
            awaitPowerLoss(disk);
            PowerCut.end(storage);
            checkpoint.join(60_000);
            assertThat(checkpoint.isAlive()).isFalse();
            try (Storage left = Storage.open(disk.afterPowerLoss(new Random(round)), NEVER)) {
                MapView seen = left.openMap(Storage.CATALOGUE).view();
                for (int i = 0; i < 300; i++) {
                    assertThat(seen.get(("key" + i).getBytes()))
                            .as("round %d, key %d", round, i)
                            .startsWith(2, 2);
                }
            }
        }
    }

    private static void awaitPowerLoss(LossyDisk disk) throws InterruptedException {
        for (int waited = 0; !disk.isPowerLost(); waited++) {
            assertThat(waited).isLessThan(60_000);
            Thread.sleep(1);
        }
    }

    private static void put(Storage storage, int count, int filling) {
        byte[] value = new byte[200];
        java.util.Arrays.fill(value, (byte) filling);
        for (int i = 0; i < count; i++) {
            put(storage, storage.openMap(Storage.CATALOGUE), "key" + i, value);
        }
    }

    private static void checkpointed(Storage storage, int count, int filling) throws Exception {
        put(storage, count, filling);
        awaitDurable(storage);
        storage.checkpoint();
    }

    private static void checkpoint(Storage storage) {
        try {
            storage.checkpoint();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void put(Storage storage, StoreMap map, String key, byte[] value) {
        storage.checkWritable();
        Changes changes = new Changes();
        changes.put(map, key.getBytes(), value);
        storage.apply(changes);
    }

    private static void awaitDurable(Storage storage) throws InterruptedException {
        long last = storage.lastUnit();
        while (storage.durable() < last) {
            Thread.sleep(1);
        }
    }
}
