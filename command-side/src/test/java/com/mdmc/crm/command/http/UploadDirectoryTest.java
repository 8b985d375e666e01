package com.mdmc.crm.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An uploaded report does not outlive the program that was killed while it read it. */
class UploadDirectoryTest {

    @TempDir
    Path data;

    @Test
    void isEmptyAtEveryStartAndTheOwnersAlone() throws Exception {
        UploadDirectory killed = new UploadDirectory(data.resolve("crm"));
        Path report = Files.writeString(killed.newFile(), "Zoé Durand,12");

        UploadDirectory next = new UploadDirectory(data.resolve("crm"));

        assertThat(report).doesNotExist();
        assertThat(next.path()).isEqualTo(killed.path()).isEmptyDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(next.path())))
                .isEqualTo("rwx------");
    }
}
