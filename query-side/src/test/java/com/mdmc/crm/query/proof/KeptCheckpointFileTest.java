package com.mdmc.crm.query.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.ledger.settings.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint that is there and cannot be read is no reason to believe the store. */
class KeptCheckpointFileTest {

    @TempDir
    Path data;

    @Test
    void nothingIsKeptWhereThereIsNoFile() throws IOException {
        assertThat(KeptCheckpoint.in(data.resolve("audit"))).isEmpty();
        assertThat(KeptCheckpoint.in(data)).isEmpty();
    }

    @Test
    void aDirectoryInThePlaceOfTheFileIsRefused() throws IOException {
        Path file = Files.createDirectories(data.resolve(KeptCheckpoint.FILE));
        assertRefused(data, file);
    }

    @Test
    void aDirectoryInThePlaceOfTheKeysIsRefused() throws IOException {
        Path keys = Files.createDirectories(data.resolve(PublishedFiles.KEYS));
        assertRefused(data, keys);
    }

    @Test
    void aFileInThePlaceOfTheDirectoryIsRefused() throws IOException {
        Path audit = Files.createFile(data.resolve("audit"));
        assertRefused(audit, audit);
    }

    private static void assertRefused(Path directory, Path named) {
        assertThatThrownBy(() -> KeptCheckpoint.in(directory))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(named.toString())
                .hasMessageContaining("cannot be read");
    }
}
