package com.mdmc.crm.command.identity.registration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Holds the password that was drawn for the first administrator, readable by the owner of the process alone. */
public record PasswordFile(Path path) {

    /**
     * The password in the file; {@code fresh}, written there, if there is no file yet. It is on disk before the
     * account exists, so that a crash in between loses no password that counts.
     */
    String readOrWrite(String fresh) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            write(fresh);
            return fresh;
        } catch (FileAlreadyExistsException earlierStart) {
            return readOrReplace(fresh);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The password in the file, if there is one. */
    Optional<String> read() {
        try {
            return Optional.of(Files.readString(path).strip());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void write(String password) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel file = FileChannel.open(path, options, ownerOnly)) {
            file.write(StandardCharsets.UTF_8.encode(password + System.lineSeparator()));
            file.force(true);
        }
    }

    private String readOrReplace(String fresh) {
        try {
            String password = Files.readString(path).strip();
            if (password.isEmpty()) {
                Files.writeString(path, fresh + System.lineSeparator(), StandardOpenOption.SYNC);
                return fresh;
            }
            return password;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
