package com.mdmc.crm.backup.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Directory of an archive. {@code backup-key} is the wrapped key, {@code head} says what there is, {@code keys/} holds the
 * subjects' keys, and each {@code history-N/} the segments and bases of one course of the ledger: a store that was restored
 * to an earlier position continues in a history of its own.
 */
public final class ArchiveDirectory {
    static final String HEAD = "head";
    private static final String KEYS = "keys";
    private static final String HISTORY = "history-";
    private static final String PARTIAL = ".partial";
    private static final int NONE = 0;
    private static final int FAST = 1;
    private static final int SMALL = 6;

    private final Path root;
    private final BackupKey key;

    public ArchiveDirectory(Path root, BackupKey key) {
        this.root = root;
        this.key = key;
    }

    public Path root() {
        return root;
    }

    public Path keys() {
        return root.resolve(KEYS);
    }

    /** The segments of a history. */
    public Path segments(int history) {
        return root.resolve(HISTORY + history).resolve("segments");
    }

    /** The bases of a history. */
    public Path bases(int history) {
        return root.resolve(HISTORY + history).resolve("bases");
    }

    /** Numbers of the histories there are, in order. */
    public List<Integer> histories() {
        return list(root).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.matches(HISTORY + "\\d{1,6}"))
                .map(name -> Integer.parseInt(name.substring(HISTORY.length())))
                .sorted()
                .toList();
    }

    /** The complete files of a directory, by name; none if it is not there. */
    public static List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !file.getFileName().toString().endsWith(PARTIAL))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Name of a file relative to the archive, as the head lists it. */
    public String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** Reads and checks a file of a kind, as {@link ArchiveHeader} names them. */
    public ArchiveFile read(Path file, String kind) throws IOException {
        ArchiveFile read = ArchiveFile.read(file, key);
        if (!read.header().kind().equals(kind)) {
            throw new DamagedArchiveException(file, "it is a " + read.header().kind() + " file, not " + kind);
        }
        return read;
    }

    /** The header of a file, unchecked. */
    public static ArchiveHeader header(Path file) throws IOException {
        return ArchiveFile.header(file);
    }

    /** Writes a file as fast as possible; it has its name only once it is complete and on disk. Returns its digest. */
    public String write(Path file, ArchiveHeader header, BsonSequence documents) throws IOException {
        return write(file, header, documents, FAST);
    }

    /** The same uncompressed: a third of the work, for what is written again before long. */
    public String writeUncompressed(Path file, ArchiveHeader header, BsonSequence documents) throws IOException {
        return write(file, header, documents, NONE);
    }

    /** The same, as small as is worth the time. */
    public String writeSmall(Path file, ArchiveHeader header, BsonSequence documents) throws IOException {
        return write(file, header, documents, SMALL);
    }

    private String write(Path file, ArchiveHeader header, BsonSequence documents, int level) throws IOException {
        byte[] bytes = ArchiveFile.bytes(header, documents, key, level);
        replace(file, bytes);
        return ArchiveFile.digestOf(bytes);
    }

    /** Puts bytes in the place of a file, durably, so that a reader sees the former or the new ones. */
    static void replace(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Path partial = file.resolveSibling(file.getFileName() + PARTIAL);
        try (FileChannel channel = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        try {
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException mountedBucket) {
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        }
        sync(file.getParent());
    }

    /** Overwrites a file before it is deleted, as far as its file system overwrites in place. */
    public static void shred(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(Math.toIntExact(channel.size()));
            channel.position(0);
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            channel.force(true);
        }
        Files.delete(file);
        sync(file.getParent());
    }

    private static void sync(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notOffered) {
            // Not every file system lets a directory be forced; those that need it do.
        }
    }
}
