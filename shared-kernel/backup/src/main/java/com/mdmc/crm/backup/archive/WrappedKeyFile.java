package com.mdmc.crm.backup.archive;

import com.mdmc.crm.platform.privacy.MasterKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/**
 * The backup key as the archive holds it: the file {@code backup-key}, which is the key wrapped by the master key.
 */
public final class WrappedKeyFile {
    private static final String NAME = "backup-key";

    private final Path file;

    public WrappedKeyFile(Path archive) {
        this.file = archive.resolve(NAME);
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /** The key, if this master key wraps it. */
    public Optional<BackupKey> open(MasterKey master) throws IOException {
        try {
            byte[] bytes = Base64.getDecoder().decode(Files.readString(file).strip());
            return Optional.of(BackupKey.unwrap(bytes, master));
        } catch (GeneralSecurityException | IllegalArgumentException another) {
            return Optional.empty();
        }
    }

    /** Lets only this master key open the archive. */
    public void replace(BackupKey key, MasterKey master) throws IOException {
        String text = Base64.getEncoder().encodeToString(key.wrappedBy(master)) + "\n";
        DurableFiles.replace(file, out -> out.write(text.getBytes(StandardCharsets.US_ASCII)), () -> {});
    }
}
