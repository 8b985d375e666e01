package com.mdmc.crm.query.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.ledger.merkle.Checkpoint;
import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.SigningKey;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** Mail and editors change the ends of lines, add some, and put a byte order mark before the first. */
    @Test
    void aCheckpointIsReadHoweverItsLinesEnd() throws IOException {
        SigningKey key = SigningKey.draw("mdmc-crm");
        String text = new Checkpoint("mdmc-crm", 7, new byte[32]).text();
        String note = new SignedNote(text, List.of(key.sign(text))).write();
        for (String kept : List.of(note, note.replace("\n", "\r\n"), "\ufeff" + note, note + "\r\n \n", note.strip())) {
            KeptCheckpoint read = KeptCheckpoint.read(Files.writeString(data.resolve("kept"), kept));
            assertThat(read.text()).isEqualTo(note);
            read.requireSignedBy(List.of(key.verifying()));
        }
        for (String altered : List.of(note.replace("\n7\n", "\n8\n"), note.replace("mdmc-crm\n", "mdmc-crm \n"))) {
            KeptCheckpoint read = KeptCheckpoint.read(Files.writeString(data.resolve("kept"), altered));
            assertThatThrownBy(() -> read.requireSignedBy(List.of(key.verifying())))
                    .hasMessageContaining("does not hold");
        }
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
