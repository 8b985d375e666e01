package com.mdmc.crm.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFileTest {
    private final BackupKey key = BackupKey.generate();

    @TempDir
    Path root;

    @Test
    void readsWhatWasWritten() throws Exception {
        Path file = written();
        ArchiveFile read = new ArchiveDirectory(root, key).read(file, ArchiveHeader.SEGMENT);
        assertThat(read.documents()).hasSize(2);
        assertThat(BsonSequence.documentOf(read.documents().get(1)).getString("name"))
                .isEqualTo("zqxjk");
        assertThat(read.header().last()).isEqualTo(9);
        assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("zqxjk");
    }

    @Test
    void noByteCanBeChangedOrCutOff() throws Exception {
        Path file = written();
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length; at++) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 1;
            refused(file, flipped);
            refused(file, Arrays.copyOf(bytes, at));
        }
        refused(file, Arrays.copyOf(bytes, bytes.length + 1));
    }

    @Test
    void anotherKeyOpensNothing() throws Exception {
        Path file = written();
        assertThatThrownBy(() -> new ArchiveDirectory(root, BackupKey.generate()).read(file, ArchiveHeader.SEGMENT))
                .isInstanceOf(DamagedArchiveException.class)
                .hasMessageContaining("this backup key does not open it");
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws Exception {
        Path file = written();
        assertThatThrownBy(() -> new ArchiveDirectory(root, key).read(file, ArchiveHeader.KEYS))
                .isInstanceOf(DamagedArchiveException.class)
                .hasMessageContaining("segment file");
    }

    private void refused(Path file, byte[] bytes) throws Exception {
        Files.write(file, bytes);
        assertThatThrownBy(() -> new ArchiveDirectory(root, key).read(file, ArchiveHeader.SEGMENT))
                .isInstanceOf(DamagedArchiveException.class);
    }

    private Path written() throws Exception {
        BsonSequence documents = new BsonSequence();
        documents.add(new Document("_id", 1L));
        documents.add(new Document("_id", 2L).append("name", "zqxjk"));
        Path file = root.resolve("file");
        new ArchiveDirectory(root, key)
                .write(file, ArchiveHeader.of(ArchiveHeader.SEGMENT, 1, 9, Instant.EPOCH, Instant.EPOCH), documents);
        return file;
    }
}
