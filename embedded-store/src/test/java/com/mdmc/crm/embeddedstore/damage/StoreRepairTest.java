package com.mdmc.crm.embeddedstore.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.embeddedstore.OpenStore;
import com.mdmc.crm.embeddedstore.RepairReport;
import com.mdmc.crm.embeddedstore.StoreRepair;
import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreRepairTest {

    @TempDir
    Path root;

    @Test
    void whatIsReadableUpToTheDamageIsOpenedAndTheDamagedFilesAreKept() throws Exception {
        Path directory = killedAfter(100);
        Path log = Directories.newest(directory, "redo-");
        byte[] bytes = Files.readAllBytes(log);
        int end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        bytes[end * 2 / 3] ^= 1;
        Files.write(log, bytes);
        Map<String, String> damaged = Directories.digest(directory);
        assertThatThrownBy(() -> EmbeddedStore.open(directory)).isInstanceOf(DamagedStoreException.class);

        RepairReport report = StoreRepair.run(directory);

        assertThat(report.findings())
                .singleElement()
                .asString()
                .contains(log.getFileName().toString());
        assertThat(report.lostUnits()).isBetween(20L, 60L);
        assertThat(Directories.digest(report.setAside())).isEqualTo(damaged);
        try (OpenStore store = new OpenStore(directory)) {
            List<Integer> numbers = new ArrayList<>();
            store.leads().find().forEach(lead -> numbers.add(lead.getInteger("_id")));
            assertThat(numbers).hasSizeBetween(40, 80).startsWith(0, 1, 2).isSorted();
            assertThat(store.database()
                            .runCommand(new Document("validate", "leads"))
                            .getList("errors", String.class))
                    .isEmpty();
            store.leads().insertOne(new Document("_id", 1_000));
        }
        assertThat(Directories.digest(report.setAside())).isEqualTo(damaged);
    }

    @Test
    void aLostManifestIsMadeAgainFromWhatIsThere() throws Exception {
        Path directory = killedAfter(100);
        Files.delete(directory.resolve("manifest"));
        RepairReport report = StoreRepair.run(directory);
        assertThat(report.lostUnits()).isZero();
        try (OpenStore store = new OpenStore(directory)) {
            assertThat(store.leads().countDocuments()).isEqualTo(100);
        }
    }

    @Test
    void aDirectoryInThePlaceOfAFileIsSetAside() throws Exception {
        Path directory = killedAfter(10);
        Path inTheWay = directory.resolve("spare.log");
        Files.deleteIfExists(inTheWay);
        Files.createDirectory(inTheWay);
        Files.createFile(inTheWay.resolve("file"));
        assertThatThrownBy(() -> EmbeddedStore.open(directory))
                .isInstanceOf(DamagedStoreException.class)
                .hasMessageContaining("spare.log is a directory");
        RepairReport report = StoreRepair.run(directory);
        assertThat(report.setAside().resolve("spare.log/file")).exists();
        try (OpenStore store = new OpenStore(directory)) {
            assertThat(store.leads().countDocuments()).isEqualTo(10);
        }
    }

    @Test
    void withoutAnyCheckpointNothingIsMade() throws Exception {
        Path directory = killedAfter(10);
        Files.delete(Directories.newest(directory, "checkpoint-"));
        Map<String, String> damaged = Directories.digest(directory);
        assertThatThrownBy(() -> StoreRepair.run(directory)).isInstanceOf(DamagedStoreException.class);
        assertThat(Directories.digest(directory)).isEqualTo(damaged);
    }

    private Path killedAfter(int documents) throws Exception {
        Path live = root.resolve("live");
        try (OpenStore store = new OpenStore(live)) {
            for (int i = 0; i < documents; i++) {
                store.leads().insertOne(new Document("_id", i).append("text", "x".repeat(100)));
            }
            return Directories.copy(live, root.resolve("killed"));
        }
    }
}
