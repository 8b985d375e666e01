package com.mdmc.crm.platform.privacy;

import com.mdmc.crm.cryptography.Hkdf;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Master key from which all other keys are derived; it comes from the environment or a key file, never from code. */
public final class MasterKey {
    /** Name of the key file in the data directory. */
    public static final String FILE = "master.key";

    private static final int BYTES = 32;
    private final byte[] secret;

    private MasterKey(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("the master key must be 32 bytes in Base64");
        }
        this.secret = secret;
    }

    /** Reads a key from its Base64 text. */
    public static MasterKey ofBase64(String text) {
        try {
            return new MasterKey(Base64.getDecoder().decode(text.strip()));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("the master key must be 32 bytes in Base64");
        }
    }

    /** Reads the key file, or generates a key and writes it there, readable by its owner alone. */
    public static MasterKey readOrGenerate(Path file) throws IOException {
        if (!Files.exists(file)) {
            generate(file);
        }
        return ofBase64(Files.readString(file));
    }

    private static void generate(Path file) throws IOException {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, owner);
            Files.writeString(file, Base64.getEncoder().encodeToString(fresh), StandardOpenOption.SYNC);
        } catch (FileAlreadyExistsException anotherProcessWasFirst) {
            // its key is as good as ours
        }
    }

    /** A 32-byte key for one purpose (HKDF-SHA-256, RFC 5869); keys of different purposes are independent. */
    public byte[] derive(String purpose) {
        return Hkdf.derive(secret, purpose, BYTES);
    }
}
