package com.mdmc.crm.platform.configuration;

import com.mdmc.crm.ledger.settings.BadSettingException;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.privacy.KeyCheck;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the master key comes from: {@code CRM_MASTER_KEY}, or the key file of the data directory. A key is generated for a
 * store that is being made, never for one that was written under a key which is not here. While another key takes over,
 * it is in {@code CRM_MASTER_KEY_NEXT}, or in a file beside the key file.
 *
 * @param given the variable's value; blank if it is not set
 * @param givenNext the other variable's value; blank if it is not set
 * @param data the data directory
 * @param isShared whether several nodes use the store
 */
public record MasterKeySource(String given, String givenNext, Path data, boolean isShared) {
    private static final Logger LOG = LoggerFactory.getLogger(MasterKeySource.class);
    private static final String VARIABLE = "CRM_MASTER_KEY";
    private static final String NEXT_VARIABLE = "CRM_MASTER_KEY_NEXT";

    /** The key, which fits the store; together with the one that takes over, if one does. */
    MasterKey keyOf(MongoDatabase database) throws IOException {
        KeyCheck check = new KeyCheck(database);
        Optional<MasterKey> successor = next();
        if (successor.filter(check::isOf).isPresent()) {
            takeOver();
            return successor.get();
        }
        if (!isThere()) {
            requireGenerable(check);
        }
        MasterKey key = read();
        check.require(key, place());
        successor.ifPresent(key::know);
        if (successor.filter(check::isNext).isPresent()) {
            key.handOver();
        } else if (check.isRotating()) {
            throw new StartRefusedException(
                    "Another master key takes over in this store: put it into " + nextPlace() + ".");
        }
        return key;
    }

    /** Whether a key is given, or there is a key file. */
    public boolean isThere() {
        return !given.isBlank() || !isShared && Files.exists(file());
    }

    /** The variable or the file, as a sentence's subject. */
    public String place() {
        return given.isBlank() ? file().toString() : VARIABLE;
    }

    private String nextPlace() {
        return given.isBlank() ? nextFile().toString() : NEXT_VARIABLE;
    }

    /** The key itself; generated if there is none. */
    public MasterKey read() throws IOException {
        try {
            return given.isBlank() ? MasterKey.readOrGenerate(file()) : MasterKey.ofBase64(given);
        } catch (IllegalArgumentException malformed) {
            throw new BadSettingException(VARIABLE, place() + " must be 32 bytes in Base64.");
        } catch (IOException unreadable) {
            throw new BadSettingException(VARIABLE, place() + " cannot be read: " + unreadable.getMessage());
        }
    }

    /** The key that is to take over, if there is one. */
    public Optional<MasterKey> next() throws IOException {
        try {
            if (!given.isBlank()) {
                return givenNext.isBlank() ? Optional.empty() : Optional.of(MasterKey.ofBase64(givenNext));
            }
            return Files.exists(nextFile())
                    ? Optional.of(MasterKey.ofBase64(Files.readString(nextFile())))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            throw new BadSettingException(NEXT_VARIABLE, nextPlace() + " must be 32 bytes in Base64.");
        }
    }

    /**
     * The key that is to take over; generated where keys are files.
     *
     * @throws BadSettingException if keys are variables and it is not set
     */
    public MasterKey nextOrGenerated() throws IOException {
        Optional<MasterKey> there = next();
        if (there.isPresent()) {
            return there.get();
        } else if (!given.isBlank()) {
            throw new BadSettingException(
                    NEXT_VARIABLE,
                    "CRM_MASTER_KEY is set, so CRM_MASTER_KEY_NEXT must be: 32 other random bytes in Base64.");
        }
        // Whole or not at all, whenever this is cut short.
        Path fresh = data.resolve(MasterKey.FILE + ".new");
        Files.deleteIfExists(fresh);
        MasterKey.readOrGenerate(fresh);
        Files.move(fresh, nextFile(), StandardCopyOption.ATOMIC_MOVE);
        force(data);
        return next().orElseThrow();
    }

    /** Puts the next key in the place of the present one, whose file is overwritten first; variables are the operator's. */
    public void takeOver() throws IOException {
        if (!given.isBlank()) {
            LOG.warn("{} has taken over: set {} to it", NEXT_VARIABLE, VARIABLE);
        } else if (Files.exists(nextFile())) {
            overwrite(file());
            Files.move(nextFile(), file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(data);
        }
    }

    private static void overwrite(Path file) throws IOException {
        if (Files.exists(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.allocate((int) channel.size()), 0);
                channel.force(true);
            }
        }
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private void requireGenerable(KeyCheck check) {
        if (isShared) {
            // Every node of a shared store needs the same key; one generated here would lock the others out.
            throw new BadSettingException(
                    VARIABLE, "CRM_MONGODB_URI is set, so CRM_MASTER_KEY must be: 32 random bytes in Base64.");
        }
        if (!check.isUnused()) {
            throw new StartRefusedException(
                    "The master key of this store is missing: put " + file() + " back, or set CRM_MASTER_KEY to it.");
        }
    }

    private Path file() {
        return data.resolve(MasterKey.FILE);
    }

    private Path nextFile() {
        return data.resolve(MasterKey.FILE + ".next");
    }
}
