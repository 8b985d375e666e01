package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.merkle.Checkpoint;
import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A checkpoint in a file outside the store.
 *
 * @param text as it was signed, signatures and all
 */
public record KeptCheckpoint(Path file, SignedNote note, Checkpoint checkpoint, String text) {

    /** Name of the checkpoint's file in each directory. */
    static final String FILE = "checkpoint.txt";

    private static final int LONGEST = 1 << 16;

    /**
     * Reads a checkpoint however its lines end: mail and editors change the line ends, add some at the end, and put a
     * byte order mark before the text. What was signed has line feeds alone.
     *
     * @throws IllegalArgumentException if it is not a checkpoint
     * @throws IOException if it cannot be read
     */
    public static KeptCheckpoint read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "it is a directory");
        }
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8)
                            .replaceAll("[\r\ufeff]", "")
                            .stripTrailing()
                    + "\n";
            SignedNote note = SignedNote.parse(text);
            return new KeptCheckpoint(file, note, Checkpoint.parse(note.text()), text);
        } catch (IllegalArgumentException other) {
            // Not as the cause: operators are told the innermost sentence, and it has to name the file.
            throw new IllegalArgumentException(file + " is not a checkpoint: " + other.getMessage());
        }
    }

    /**
     * Requires a signature by a key that is known; without one, a checkpoint says nothing of the ledger.
     *
     * @throws IllegalArgumentException if there is none, or one that names a known key does not hold
     */
    public void requireSignedBy(Collection<VerifyingKey> keys) {
        if (note.signedBy(keys).signatures().isEmpty()) {
            throw new IllegalArgumentException(
                    file + " is signed by no known key: it is forged or of another ledger, or"
                            + " the store has taken another's place; --key with a key kept outside tells");
        }
        if (!isSignedBy(keys)) {
            throw new IllegalArgumentException(
                    "the signature of " + file + " does not hold: it is forged, or was altered since it was signed");
        }
    }

    /**
     * Reads the newest checkpoint that is kept in a directory; empty where nothing is.
     *
     * @throws StartRefusedException if it is not a checkpoint, or is there and cannot be read
     * @throws IOException if the directory is away
     */
    public static Optional<KeptCheckpoint> in(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        requireFile(directory.resolve(PublishedFiles.KEYS));
        try {
            return Optional.of(read(file));
        } catch (NoSuchFileException nothing) {
            return Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            throw new StartRefusedException(
                    file + " is not a checkpoint any more: put a copy back, or move it away if there is none.");
        } catch (IOException unreadable) {
            if (Files.exists(file) || Files.isRegularFile(directory)) {
                throw new StartRefusedException(file + " cannot be read: " + unreadable.getMessage());
            }
            throw unreadable;
        }
    }

    /** Otherwise no key, and so no checkpoint, could be published. */
    private static void requireFile(Path keys) {
        if (Files.isDirectory(keys)) {
            throw new StartRefusedException(keys + " cannot be read: it is a directory");
        }
    }

    /** Whether one of these keys signed it. */
    boolean isSignedBy(Collection<VerifyingKey> keys) {
        return note.isSignedBy(keys);
    }

    /** The same, told of a directory that may be away, such as a mounted share. */
    static List<KeptCheckpoint> inAll(Collection<Path> directories, UnreadableDirectory listener) {
        return directories.stream()
                .flatMap(directory -> {
                    try {
                        return in(directory).stream();
                    } catch (IOException unreadable) {
                        listener.unreadable(directory, unreadable);
                        return java.util.stream.Stream.empty();
                    }
                })
                .toList();
    }

    /** Receives the directories that cannot be read. */
    interface UnreadableDirectory {
        void unreadable(Path directory, IOException cause);
    }
}
