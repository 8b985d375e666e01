package com.mdmc.crm.backup.write;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.archive.ArchiveHeader;
import com.mdmc.crm.backup.archive.ArchivedKeys;
import com.mdmc.crm.backup.archive.BsonSequence;
import com.mdmc.crm.platform.privacy.SubjectKeyTransfer.TransferredKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The subjects' keys in the archive. They have no history: a restore to any instant wants the keys there are now. So a
 * destroyed key is in one file only, which is written again without it; its tombstone stays for ever.
 */
final class KeySet {
    private static final int MOST_SMALL_FILES = 32;
    private static final long SMALL_BYTES = 2 << 20;
    private static final int DESTROYED = -1;

    private final ArchiveDirectory archive;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<Integer, Path> files = new LinkedHashMap<>();
    private final Map<String, String> digests;
    private final List<Path> replaced = new ArrayList<>();
    private int lastFile;
    private boolean isChanged;
    private boolean hasForgotten;

    /** @param digests of the archive's head, which this keeps up to date */
    KeySet(ArchiveDirectory archive, Map<String, String> digests) throws IOException {
        this.archive = archive;
        this.digests = digests;
        for (Path file : ArchiveDirectory.list(archive.keys())) {
            int number = ArchivedKeys.numberOf(file);
            lastFile = Math.max(lastFile, number);
            String counted = digests.get(archive.name(file));
            if (counted != null) {
                files.put(number, file);
                ArchivedKeys.read(archive, file, counted).forEach(key -> note(key, number));
            } else {
                // Written before a crash, and not yet, or no longer, counted on.
                replaced.add(file);
            }
        }
    }

    private void note(TransferredKey key, int number) {
        if (key.isDestroyed()) {
            places.put(key.subject(), DESTROYED);
        } else {
            places.putIfAbsent(key.subject(), number);
        }
    }

    private boolean isDestroyed(String subject) {
        return places.getOrDefault(subject, 0) == DESTROYED;
    }

    /** Takes in keys and tombstones, those it has already as well. */
    void take(List<TransferredKey> told) throws IOException {
        List<TransferredKey> fresh = new ArrayList<>();
        Set<Integer> holding = new HashSet<>();
        for (TransferredKey key : told) {
            Integer place = places.get(key.subject());
            if (key.isDestroyed() ? place == null || place != DESTROYED : place == null) {
                fresh.add(key);
            }
            hasForgotten |= key.isDestroyed() && (place == null || place != DESTROYED);
            if (key.isDestroyed() && place != null && place != DESTROYED) {
                holding.add(place);
            }
        }
        if (!fresh.isEmpty()) {
            // Tombstones count before the keys they stand for are looked for.
            fresh.stream().filter(TransferredKey::isDestroyed).forEach(key -> places.put(key.subject(), DESTROYED));
            rewrite(holding, fresh);
        }
        mergeSmall();
    }

    private void mergeSmall() throws IOException {
        Set<Integer> small = new HashSet<>();
        if (files.size() > MOST_SMALL_FILES) {
            for (Map.Entry<Integer, Path> each : files.entrySet()) {
                if (Files.size(each.getValue()) < SMALL_BYTES) {
                    small.add(each.getKey());
                }
            }
        }
        if (small.size() > MOST_SMALL_FILES) {
            rewrite(small, List.of());
        }
    }

    /** Whether files were written since {@link #shredReplaced}, so that the head must be. */
    boolean isChanged() {
        return isChanged;
    }

    /** Whether keys were destroyed since {@link #shredReplaced}. */
    boolean hasForgotten() {
        return hasForgotten;
    }

    /** Writes some files again as one, with further keys and without those that were destroyed. */
    private void rewrite(Set<Integer> numbers, List<TransferredKey> further) throws IOException {
        Map<String, TransferredKey> kept = new LinkedHashMap<>();
        for (int number : numbers) {
            Path file = files.get(number);
            ArchivedKeys.read(archive, file, digests.get(archive.name(file))).stream()
                    .filter(key -> key.isDestroyed() || !isDestroyed(key.subject()))
                    .forEach(key -> kept.put(key.subject(), key));
        }
        further.forEach(key -> kept.put(key.subject(), key));
        int number = ++lastFile;
        write(number, List.copyOf(kept.values()));
        for (int old : numbers) {
            Path file = files.remove(old);
            digests.remove(archive.name(file));
            replaced.add(file);
        }
    }

    private void write(int number, List<TransferredKey> keys) throws IOException {
        isChanged = true;
        BsonSequence documents = new BsonSequence();
        keys.forEach(key -> documents.add(ArchivedKeys.document(key)));
        Path file = archive.keys().resolve(String.format(Locale.ROOT, "%06d.keys", number));
        Instant now =
                keys.stream().map(TransferredKey::at).max(Instant::compareTo).orElse(Instant.EPOCH);
        String digest = archive.write(file, ArchiveHeader.of(ArchiveHeader.KEYS, number, number, now, now), documents);
        files.put(number, file);
        digests.put(archive.name(file), digest);
        keys.forEach(key -> places.put(key.subject(), key.isDestroyed() ? DESTROYED : number));
    }

    /** Overwrites and deletes the files that others took the place of, once the head no longer names them. */
    void shredReplaced() throws IOException {
        for (Path file : replaced) {
            archive.shred(file);
        }
        replaced.clear();
        isChanged = false;
        hasForgotten = false;
    }
}
