package com.mdmc.crm.embeddedstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.embeddedstore.damage.Directories;
import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import com.mdmc.crm.embeddedstore.storage.manifest.NewerFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that other programs have written. The one of format 1 was killed, with 20 of 220 documents in its log alone. */
class FormatTest {

    @TempDir
    Path root;

    @Test
    void aStoreOfFormat1IsTakenOverAndItsFilesAreKept() throws Exception {
        Path directory = formatOne();
        Map<String, String> before = Directories.digest(directory);
        assertHoldsAll(directory);
        assertThat(Directories.digest(directory.resolve("before-format-2")))
                .containsEntry("checkpoint.mv", before.get("checkpoint.mv"))
                .containsEntry("redo-00000002.log", before.get("redo-00000002.log"));
        assertThat(Files.readString(directory.resolve("manifest"))).startsWith("embedded-store format 2\n");
        assertHoldsAll(directory);
    }

    @Test
    void aStoreOfFormat1IsReadWithoutAChange() throws Exception {
        Path directory = formatOne();
        Map<String, String> before = Directories.digest(directory);
        EmbeddedStore.openReadOnly(directory).close();
        assertThat(Directories.digest(directory)).isEqualTo(before);
    }

    @Test
    void aDamagedStoreOfFormat1IsNotTakenOver() throws Exception {
        Path directory = formatOne();
        Path log = directory.resolve("redo-00000002.log");
        byte[] bytes = Files.readAllBytes(log);
        bytes[200] ^= 1;
        Files.write(log, bytes);
        Map<String, String> before = Directories.digest(directory);
        assertThatThrownBy(() -> EmbeddedStore.open(directory))
                .isInstanceOf(DamagedStoreException.class)
                .hasMessageContaining("redo-00000002.log");
        assertThat(Directories.digest(directory)).isEqualTo(before);
    }

    @Test
    void aStoreOfANewerFormatIsRefusedInOneSentence() throws Exception {
        try (OpenStore store = new OpenStore(root)) {
            store.leads().insertOne(new Document("_id", 1));
        }
        Path manifest = root.resolve("manifest");
        Files.writeString(
                manifest, Files.readString(manifest).replaceAll("format 2\nprogram=.*", "format 3\nprogram=9.1"));
        Map<String, String> before = Directories.digest(root);
        assertThatThrownBy(() -> EmbeddedStore.open(root))
                .isInstanceOf(NewerFormatException.class)
                .hasMessageContaining("format 3, written by program version 9.1");
        assertThat(Directories.digest(root)).isEqualTo(before);
    }

    private Path formatOne() throws Exception {
        Path fixture = Path.of(getClass().getResource("/format-1/checkpoint.mv").toURI());
        return Directories.copy(fixture.getParent(), root.resolve("store"));
    }

    private static void assertHoldsAll(Path directory) {
        try (OpenStore store = new OpenStore(directory)) {
            assertThat(store.leads().countDocuments()).isEqualTo(220);
            assertThat(store.leads().find(new Document("name", "name219")).first())
                    .containsEntry("_id", 219);
            assertThat(store.database()
                            .runCommand(new Document("validate", "leads"))
                            .getList("errors", String.class))
                    .isEmpty();
        }
    }
}
