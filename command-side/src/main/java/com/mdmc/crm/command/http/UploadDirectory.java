package com.mdmc.crm.command.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * Directory of files being uploaded, {@code uploads} in the data directory. Each is deleted with its request. What a
 * killed program left is deleted at the next start, because it may name people whom no erasure would find there.
 */
public final class UploadDirectory {
    private static final String NAME = "uploads";

    private final Path path;

    /** @param data the data directory; made if it is not there */
    public UploadDirectory(Path data) {
        this.path = data.toAbsolutePath().resolve(NAME);
        try {
            create();
            empty();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private void create() throws IOException {
        Files.createDirectories(path);
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private void empty() throws IOException {
        try (Stream<Path> left = Files.list(path)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
    }

    public Path path() {
        return path;
    }

    /** A new file, to be deleted by the caller. */
    public Path newFile() throws IOException {
        return Files.createTempFile(path, "report-", ".tmp");
    }
}
