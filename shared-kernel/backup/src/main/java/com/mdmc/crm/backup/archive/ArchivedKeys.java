package com.mdmc.crm.backup.archive;

import com.mdmc.crm.platform.privacy.SubjectKeyTransfer.TransferredKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;

/** Subjects' keys and tombstones as files of the archive hold them. */
public final class ArchivedKeys {
    private static final int TRIES = 10;

    private ArchivedKeys() {}

    public static Document document(TransferredKey key) {
        Document document = new Document("_id", key.subject()).append("at", Date.from(key.at()));
        return key.isDestroyed() ? document : document.append("key", new Binary(key.key()));
    }

    /** The number in a file's name; 0 if it has none. */
    public static int numberOf(Path file) {
        String name = file.getFileName().toString();
        return name.matches("\\d{6}\\.keys") ? Integer.parseInt(name.substring(0, 6)) : 0;
    }

    /** The keys of one file. */
    public static List<TransferredKey> read(ArchiveDirectory archive, Path file) throws IOException {
        List<TransferredKey> keys = new ArrayList<>();
        for (byte[] each : archive.read(file, ArchiveHeader.KEYS).documents()) {
            Document stored = BsonSequence.documentOf(each);
            Binary key = stored.get("key", Binary.class);
            Instant at = stored.getDate("at").toInstant();
            keys.add(new TransferredKey(stored.getString("_id"), key == null ? null : key.getData(), at));
        }
        return keys;
    }

    /**
     * All keys of an archive; of a subject with a key and a tombstone, the tombstone. Files that their writer replaces
     * meanwhile are looked for again.
     */
    public static Collection<TransferredKey> all(ArchiveDirectory archive) throws IOException {
        for (int tries = 1; ; tries++) {
            List<Path> files = ArchiveDirectory.list(archive.keys());
            try {
                return read(archive, files);
            } catch (DamagedArchiveException damaged) {
                if (tries == TRIES || files.equals(ArchiveDirectory.list(archive.keys()))) {
                    throw damaged;
                }
            }
        }
    }

    private static Collection<TransferredKey> read(ArchiveDirectory archive, List<Path> files) throws IOException {
        Map<String, TransferredKey> all = new LinkedHashMap<>();
        for (Path file : files) {
            read(archive, file)
                    .forEach(key -> all.merge(key.subject(), key, (one, other) -> one.isDestroyed() ? one : other));
        }
        return all.values();
    }
}
