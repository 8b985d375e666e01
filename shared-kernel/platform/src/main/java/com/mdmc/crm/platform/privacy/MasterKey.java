package com.mdmc.crm.platform.privacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** The one secret everything else is derived from; it comes from the environment or a key file, never from code. */
public final class MasterKey {
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

    /** Reads the key file, or draws a key and writes it there, readable by its owner alone. */
    public static MasterKey ofFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            draw(file);
        }
        return ofBase64(Files.readString(file));
    }

    private static void draw(Path file) throws IOException {
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

    /** A 32-byte key for one purpose (HKDF-SHA-256, RFC 5869); keys of two purposes tell nothing of each other. */
    public byte[] derive(String purpose) {
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(secret, null, purpose.getBytes(StandardCharsets.UTF_8)));
        byte[] key = new byte[BYTES];
        hkdf.generateBytes(key, 0, BYTES);
        return key;
    }
}
