package com.mdmc.crm.platform.privacy;

import com.mdmc.crm.cryptography.Hkdf;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Master key from which all other keys are derived; it comes from the environment or a key file, never from code. While
 * another key takes over from it, what either has wrapped can be opened, and what is written is wrapped by the one that
 * the store names.
 */
public final class MasterKey {
    /** Name of the key file in the data directory. */
    public static final String FILE = "master.key";

    private static final int BYTES = 32;

    private final ReentrantReadWriteLock wrapping = new ReentrantReadWriteLock();
    private volatile Ring ring;

    private MasterKey(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("the master key must be 32 bytes in Base64");
        }
        this.ring = new Ring(new Secret(secret), null);
    }

    /** A new random key, in Base64. */
    public static String drawn() {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        return Base64.getEncoder().encodeToString(fresh);
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
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, owner);
            Files.writeString(file, drawn(), StandardOpenOption.SYNC);
        } catch (FileAlreadyExistsException anotherProcessWasFirst) {
            // its key is as good as ours
        }
    }

    /** A 32-byte key for one purpose (HKDF-SHA-256, RFC 5869); keys of different purposes are independent. */
    public byte[] derive(String purpose) {
        return ring.writing.derived(purpose).clone();
    }

    /** Encrypts bytes under the key of a purpose. */
    byte[] wrap(String purpose, byte[] clear, byte[] context) {
        return AesGcm.encrypt(ring.writing.derived(purpose), clear, context);
    }

    /** Decrypts what this key, or the other one while it is known, has wrapped; fails if neither has. */
    public byte[] unwrap(String purpose, byte[] wrapped, byte[] context) throws GeneralSecurityException {
        Ring now = ring;
        try {
            return AesGcm.decrypt(now.writing.derived(purpose), wrapped, context);
        } catch (GeneralSecurityException another) {
            if (now.other == null) {
                throw another;
            }
            return AesGcm.decrypt(now.other.derived(purpose), wrapped, context);
        }
    }

    /** Wraps something and stores it, during which no other key takes over. */
    public <T> T whileWrapping(Supplier<T> work) {
        wrapping.readLock().lock();
        try {
            return work.get();
        } finally {
            wrapping.readLock().unlock();
        }
    }

    /** Whether another key is known as well. */
    public boolean knowsAnother() {
        return ring.other != null;
    }

    /** Opens from now on what the other key has wrapped as well. */
    public void know(MasterKey another) {
        ring = new Ring(ring.writing, another.ring.writing);
    }

    /** Lets the other key wrap what is written from now on; returns when nothing more is written under this one. */
    public void handOver() {
        wrapping.writeLock().lock();
        try {
            ring = new Ring(ring.other, ring.writing);
        } finally {
            wrapping.writeLock().unlock();
        }
    }

    /** Forgets the other key. */
    public void forgetOther() {
        ring = new Ring(ring.writing, null);
    }

    /** The other key by itself. */
    public MasterKey other() {
        return new MasterKey(ring.other.bytes);
    }

    private record Ring(Secret writing, Secret other) {}

    /** A secret and the keys derived from it so far. */
    private static final class Secret {
        private final byte[] bytes;
        private final Map<String, byte[]> derived = new ConcurrentHashMap<>();

        private Secret(byte[] bytes) {
            this.bytes = bytes;
        }

        private byte[] derived(String purpose) {
            return derived.computeIfAbsent(purpose, any -> Hkdf.derive(bytes, purpose, BYTES));
        }
    }
}
