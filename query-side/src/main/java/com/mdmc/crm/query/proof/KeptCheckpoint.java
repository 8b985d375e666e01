package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.merkle.Checkpoint;
import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The newest checkpoint in a directory outside the store.
 *
 * @param text as it was signed, signatures and all
 */
public record KeptCheckpoint(Path file, SignedNote note, Checkpoint checkpoint, String text) {

    /** Name of the checkpoint's file in each directory. */
    static final String FILE = "checkpoint.txt";

    /**
     * Reads what is kept; empty where nothing is.
     *
     * @throws StartRefusedException if it is not a checkpoint, or is there and cannot be read
     * @throws IOException if the directory is away
     */
    public static Optional<KeptCheckpoint> in(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        requireFile(directory.resolve(PublishedFiles.KEYS));
        try {
            String text = Files.readString(file);
            SignedNote note = SignedNote.parse(text);
            return Optional.of(new KeptCheckpoint(file, note, Checkpoint.parse(note.text()), text));
        } catch (NoSuchFileException nothing) {
            return Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException unreadable) {
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
