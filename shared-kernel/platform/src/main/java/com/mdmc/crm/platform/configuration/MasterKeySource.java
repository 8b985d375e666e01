package com.mdmc.crm.platform.configuration;

import com.mdmc.crm.ledger.settings.BadSettingException;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.privacy.KeyCheck;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the master key comes from: {@code CRM_MASTER_KEY}, or the key file of the data directory. A key is generated for a
 * store that is being made, never for one that was written under a key which is not here.
 *
 * @param given the variable's value; blank if it is not set
 * @param data the data directory
 * @param isShared whether several nodes use the store
 */
public record MasterKeySource(String given, Path data, boolean isShared) {
    private static final String VARIABLE = "CRM_MASTER_KEY";

    /** The key, which fits the store. */
    MasterKey keyOf(MongoDatabase database) throws IOException {
        KeyCheck check = new KeyCheck(database);
        if (!isThere()) {
            requireGenerable(check);
        }
        MasterKey key = read();
        check.require(key, place());
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

    /** The key itself; generated if there is none. */
    public MasterKey read() throws IOException {
        try {
            return given.isBlank() ? MasterKey.readOrGenerate(file()) : MasterKey.ofBase64(given);
        } catch (IllegalArgumentException malformed) {
            throw new BadSettingException(VARIABLE, place() + " must be 32 bytes in Base64.");
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
}
