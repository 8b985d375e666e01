package com.mdmc.crm.backup.archive;

import com.mdmc.crm.ledger.merkle.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
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
    static final String PARTIAL = ".partial";
    private static final int NONE = 0;
    private static final int FAST = 1;
    private static final int SMALL = 6;

    private final Path root;
    private final BackupKey key;
    private final Fence fence;

    /** Asked before any file gets, changes or loses its name: who writes may have been taken for dead meanwhile. */
    public interface Fence {
        /** @throws IOException if somebody else writes the archive now */
        void check() throws IOException;
    }

    /** An archive to read, or one that nobody else writes. */
    public ArchiveDirectory(Path root, BackupKey key) {
        this(root, key, () -> {});
    }

    public ArchiveDirectory(Path root, BackupKey key, Fence fence) {
        this.root = root;
        this.key = key;
        this.fence = fence;
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

    /**
     * Reads and checks a file.
     *
     * @param digest it has to have, as the head counts it; {@code null} if it is not counted
     */
    public ArchiveFile read(Path file, String kind, String digest) throws IOException {
        ArchiveFile read = read(file, kind);
        requireDigest(file, digest, read.digest());
        return read;
    }

    private static void requireDigest(Path file, String counted, String digest) {
        if (counted != null && !counted.equals(digest)) {
            throw new DamagedArchiveException(file, "it is not the file that was archived under this name last");
        }
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
        DurableFiles.replace(file, out -> out.write(bytes), fence);
        return ArchiveFile.digestOf(bytes);
    }

    /** Writes a file of another format, which is encrypted by who writes it. Returns the SHA-256 of its bytes. */
    public String writeForeign(Path file, Content content) throws IOException {
        MessageDigest digest = Sha256.fresh();
        DurableFiles.replace(file, out -> content.writeTo(new DigestOutputStream(out, digest)), fence);
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Checks a file of another format.
     *
     * @param digest it has to have, as the head counts it; {@code null} if it is not counted
     */
    public void checkForeign(Path file, String digest) throws IOException {
        MessageDigest computed = Sha256.fresh();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), computed)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        requireDigest(file, digest, HexFormat.of().formatHex(computed.digest()));
    }

    /** Throws if somebody else writes the archive now. */
    public void check() throws IOException {
        fence.check();
    }

    /** Content of a file, written once. */
    public interface Content {
        /** @param file is not closed by closing it */
        void writeTo(OutputStream file) throws IOException;
    }

    /** Removes what writers have left in a directory who died, were cut off, or found the disk full. */
    public void sweep(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        List<Path> partial;
        try (Stream<Path> files = Files.list(directory)) {
            partial = files.filter(file -> file.getFileName().toString().endsWith(PARTIAL))
                    .toList();
        }
        for (Path file : partial) {
            shred(file);
        }
    }

    public void delete(Path file) throws IOException {
        fence.check();
        Files.delete(file);
    }

    /** Overwrites a file before it is deleted, as far as its file system overwrites in place. */
    public void shred(Path file) throws IOException {
        fence.check();
        DurableFiles.shred(file);
    }
}
