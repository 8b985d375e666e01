package com.mdmc.crm.standalone.restore;

import com.mdmc.crm.embeddedstore.storage.file.OwnerOnly;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.standalone.DataDirectory;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Where a restore goes: an empty data directory, or an empty database.
 *
 * @param mongodbUri the database; empty for the embedded store of the directory
 */
public record RestoreTarget(Path data, Optional<String> mongodbUri) {
    private static final Map<String, String> RESTORING = Map.of("crm.audit.compare", "false", "crm.restoring", "true");

    /** The settings the restored store is worked on with; nothing of the environment points to another. */
    LaunchSettings settings(String masterKey) {
        return new LaunchSettings(Map.of(
                        "CRM_DATA", data.toString(),
                        "CRM_MONGODB_URI", mongodbUri.orElse(""),
                        "CRM_MASTER_KEY", masterKey))
                .with(RESTORING);
    }

    /** @throws StartRefusedException if there is something that a restore would have to replace */
    void requireEmpty() throws IOException {
        if (mongodbUri.isEmpty()) {
            List<String> found = entries();
            if (!found.isEmpty()) {
                throw new StartRefusedException("A restore goes into an empty directory only; " + data + " holds "
                        + String.join(", ", found)
                        + ". If a restore was interrupted there, delete what it has written.");
            }
        }
        if (!Files.isDirectory(data)) {
            OwnerOnly.create(data);
        }
    }

    /** Removes what a restore that failed has put into the directory, which was empty. */
    void discard() throws IOException {
        if (mongodbUri.isEmpty()) {
            FileSystemUtils.deleteRecursively(new DataDirectory(data).store());
        }
    }

    /** Removes what a restore that failed has put into the database, which was empty. */
    void discard(MongoDatabase database) {
        if (mongodbUri.isPresent()) {
            for (String name : database.listCollectionNames()) {
                if (!name.startsWith("system.")) {
                    database.getCollection(name).drop();
                }
            }
        }
    }

    private List<String> entries() throws IOException {
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(data)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.equals(MasterKey.FILE) && !name.startsWith(".") && !name.equals("lost+found"))
                    .sorted()
                    .toList();
        }
    }

    /** Puts the master key where the embedded store looks for it. */
    void keep(String masterKey) throws IOException {
        Path file = data.resolve(MasterKey.FILE);
        if (mongodbUri.isEmpty() && !Files.exists(file)) {
            Files.createDirectories(data);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, masterKey + "\n");
        }
    }
}
