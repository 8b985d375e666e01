package com.mdmc.crm.embeddedstore.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.mdmc.crm.embeddedstore.storage.OracleStore;
import com.mdmc.crm.embeddedstore.storage.Storage;
import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import com.mdmc.crm.embeddedstore.storage.file.DiskFiles;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each damage that was once served as if nothing had happened. */
@Tag("slow")
class DamagedFilesTest {

    @TempDir
    Path root;

    private OracleStore store;
    private Path live;
    private Path older;

    @BeforeEach
    void writeAStore() throws Exception {
        live = root.resolve("live");
        older = root.resolve("older");
        Files.createDirectories(live);
        store = new OracleStore(live, new Random(1));
        store.write(300);
        store.storage().checkpoint();
        Directories.copy(live, older);
        store.write(100); // so few that no file of the log is written again
        store.storage().checkpoint();
        store.write(100);
    }

    private Path killed() throws Exception {
        Path copy = Directories.copy(live, root.resolve("copy"));
        store.kill();
        return copy;
    }

    private Path closed() throws Exception {
        store.close();
        return live;
    }

    @Test
    void anUnharmedStoreHoldsWhatItAcknowledged() throws Exception {
        OracleStore.assertHolds(new DiskFiles(killed()), store.acknowledged());
    }

    @Test
    void aBitFlippedInTheMiddleOfTheLogIsNotATornEnd() throws Exception {
        Path copy = killed();
        Path log = Directories.newest(copy, "redo-");
        flip(log, usedBytes(log) / 2);
        assertRefused(copy, log, "goes on with whole frames");
    }

    @Test
    void theLastAcknowledgedFrameIsNotATornEndEither() throws Exception {
        Path copy = killed();
        Path log = Directories.newest(copy, "redo-");
        flip(log, usedBytes(log) - 3);
        assertRefused(copy, log, "were acknowledged and are not in it");
    }

    @Test
    void aFrameTornByAPowerLossBeforeItWasAcknowledgedIs() throws Exception {
        Path copy = killed();
        Path log = Directories.newest(copy, "redo-");
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.seek(usedBytes(log));
            file.write(new byte[] {(byte) 0xF4, (byte) 0xA3, (byte) 0xE0, 0x02, 0, 0, 0, 80, 1, 2, 3});
        }
        OracleStore.assertHolds(new DiskFiles(copy), store.acknowledged());
    }

    @Test
    void aDeletedLogIsMissed() throws Exception {
        Path copy = killed();
        Path log = Directories.newest(copy, "redo-");
        Files.delete(log);
        assertRefused(copy, log, "is missing");
    }

    @Test
    void aCheckpointCutByItsLast20KilobytesIsNotAnOlderOne() throws Exception {
        Path copy = closed();
        Path checkpoint = Directories.newest(copy, "checkpoint-");
        truncate(checkpoint, Files.size(checkpoint) - 20_000);
        assertRefused(copy, checkpoint, "");
    }

    @Test
    void aCheckpointCutTo70PercentIsNotAnOlderOne() throws Exception {
        Path copy = closed();
        Path checkpoint = Directories.newest(copy, "checkpoint-");
        truncate(checkpoint, Files.size(checkpoint) * 7 / 10);
        assertRefused(copy, checkpoint, "");
    }

    /** MVStore begins anew in an empty file, and never comes back from one of a single block. */
    @Test
    void aCheckpointOfWhichNextToNothingIsLeftIsRefusedAtOnce() throws Exception {
        Path copy = closed();
        Path checkpoint = Directories.newest(copy, "checkpoint-");
        for (int blocks = 3; blocks >= 0; blocks--) {
            truncate(checkpoint, 4096 + 4100 * blocks);
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertRefused(copy, checkpoint, ""));
        }
    }

    @Test
    void anOlderCopyOfTheCheckpointIsRefused() throws Exception {
        Path copy = closed();
        Path checkpoint = Directories.newest(copy, "checkpoint-");
        Files.copy(older.resolve(checkpoint.getFileName()), checkpoint, StandardCopyOption.REPLACE_EXISTING);
        assertRefused(copy, checkpoint, "older copy");
    }

    @Test
    void aLostManifestDoesNotBeginANewStore() throws Exception {
        Path copy = closed();
        Path manifest = copy.resolve("manifest");
        Files.delete(manifest);
        assertRefused(copy, manifest, "is missing");
    }

    @Test
    void aLostCheckpointDoesNotBeginANewStore() throws Exception {
        Path copy = closed();
        Path checkpoint = Directories.newest(copy, "checkpoint-");
        Files.delete(checkpoint);
        assertRefused(copy, checkpoint, "is missing");
    }

    @Test
    void aPageThatIsNotWhatWasWrittenIsFoundWhenItIsRead() throws Exception {
        Path copy = closed();
        Path checkpoint = Directories.newest(copy, "checkpoint-");
        byte[] bytes = Files.readAllBytes(checkpoint);
        for (int at = 0; at < bytes.length - 5; at++) {
            if (bytes[at] == 'v' && bytes[at + 1] == 'a' && bytes[at + 2] == 'l' && bytes[at + 3] == 'u') {
                bytes[at] = 'V';
            }
        }
        Files.write(checkpoint, bytes);
        assertThatThrownBy(() -> {
                    try (Storage storage = Storage.open(new DiskFiles(copy), OracleStore.OPTIONS)) {
                        OracleStore.content(storage);
                    }
                })
                .satisfies(e -> assertThat(DamagedStoreException.behind(e).file())
                        .isEqualTo(checkpoint.getFileName().toString()));
    }

    private static void assertRefused(Path directory, Path damaged, String why) throws Exception {
        Map<String, String> before = Directories.digest(directory);
        assertThatThrownBy(() -> Storage.open(new DiskFiles(directory), OracleStore.OPTIONS))
                .isInstanceOf(DamagedStoreException.class)
                .hasMessageContaining(damaged.getFileName().toString())
                .hasMessageContaining(why);
        assertThat(Directories.digest(directory)).isEqualTo(before);
    }

    private static void flip(Path file, long at) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) at] ^= 4;
        Files.write(file, bytes);
    }

    private static void truncate(Path file, long size) throws Exception {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.setLength(size);
        }
    }

    /** Behind the last byte that is not one of the zeros allocated ahead. */
    private static long usedBytes(Path log) throws Exception {
        byte[] bytes = Files.readAllBytes(log);
        int end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        return end;
    }
}
