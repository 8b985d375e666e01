package com.mdmc.crm.standalone;

import com.mdmc.crm.embeddedstore.storage.file.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The address of the embedded store that is served now, in a file only the owner of the store's files can read. Operators'
 * commands of the same account reach the store through it instead of waiting for the CRM to stop. User and password in
 * it are new with every start.
 */
final class OperatorAccess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorAccess.class);
    private static final String FILE = "operator-access";

    private final Path file;

    private OperatorAccess(Path file) {
        this.file = file;
    }

    static OperatorAccess publish(DataDirectory data, String address) {
        Path file = data.path().resolve(FILE);
        try {
            OwnerOnly.replace(data.path(), FILE, address);
        } catch (IOException unwritable) {
            // Serving matters more than operators' commands beside it.
            LOG.warn("Operators' commands cannot run beside this start: {}", unwritable.toString());
        }
        return new OperatorAccess(file);
    }

    /** Where the store of a directory is served; empty if its server has not said so. */
    static Optional<String> to(DataDirectory data) {
        try {
            return Optional.of(Files.readString(data.path().resolve(FILE)));
        } catch (NoSuchFileException notServed) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            LOG.warn("{} stays behind: {}", file, stays.toString());
        }
    }
}
