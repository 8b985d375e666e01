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
import java.util.function.Consumer;
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

    /**
     * The keys of one file.
     *
     * @param digest of the file, as the head counts it; {@code null} if it is not counted
     */
    public static List<TransferredKey> read(ArchiveDirectory archive, Path file, String digest) throws IOException {
        return of(archive.read(file, ArchiveHeader.KEYS, digest));
    }

    /** The keys in a file that was read. */
    public static List<TransferredKey> of(ArchiveFile file) {
        List<TransferredKey> keys = new ArrayList<>();
        for (byte[] each : file.documents()) {
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
     *
     * @throws DamagedKeysException if a file that the head counts is damaged, missing or another
     */
    public static Collection<TransferredKey> all(ArchiveDirectory archive) throws IOException {
        for (int tries = 1; ; tries++) {
            Map<String, String> counted = counted(archive);
            try {
                return all(archive, counted, damaged -> {
                    throw damaged;
                });
            } catch (DamagedArchiveException damaged) {
                if (tries == TRIES || counted.equals(counted(archive))) {
                    throw new DamagedKeysException(damaged);
                }
            }
        }
    }

    /** The keys of the files that are whole. */
    public static Collection<TransferredKey> readable(ArchiveDirectory archive) throws IOException {
        return all(archive, counted(archive), damaged -> {});
    }

    private static Map<String, String> counted(ArchiveDirectory archive) throws IOException {
        return ArchiveHead.in(archive).map(ArchiveHead::files).orElse(Map.of());
    }

    private static Collection<TransferredKey> all(
            ArchiveDirectory archive, Map<String, String> counted, Consumer<DamagedArchiveException> damaged)
            throws IOException {
        Map<Path, String> files = new LinkedHashMap<>();
        int last = 0;
        for (Map.Entry<String, String> each : counted.entrySet()) {
            Path file = archive.root().resolve(each.getKey());
            if (file.startsWith(archive.keys())) {
                last = Math.max(last, numberOf(file));
                files.put(file, each.getValue());
            }
        }
        // Later ones go with segments that the head does not count yet; earlier ones were replaced.
        for (Path file : ArchiveDirectory.list(archive.keys())) {
            if (numberOf(file) > last) {
                files.put(file, null);
            }
        }
        Map<String, TransferredKey> all = new LinkedHashMap<>();
        for (Map.Entry<Path, String> each : files.entrySet()) {
            try {
                read(archive, each.getKey(), each.getValue()).forEach(key -> note(all, key));
            } catch (DamagedArchiveException unreadable) {
                damaged.accept(unreadable);
            }
        }
        return all.values();
    }

    private static void note(Map<String, TransferredKey> all, TransferredKey key) {
        all.merge(key.subject(), key, (one, other) -> one.isDestroyed() ? one : other);
    }
}
