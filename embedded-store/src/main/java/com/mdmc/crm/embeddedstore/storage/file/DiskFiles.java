package com.mdmc.crm.embeddedstore.storage.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files of a real directory, which nobody but their owner may read. */
public final class DiskFiles implements StoreFiles {

    // What is written in place is small: the mark of what was acknowledged.
    private static final int SMALL = 4096;

    private static final Pattern FILE = Pattern.compile("manifest|acknowledged|.*\\.(log|mv|new|lock)");

    private final Path directory;

    /** Takes the directory over: it and the files in it become private to their owner. */
    public DiskFiles(Path directory) throws IOException {
        this.directory = directory;
        OwnerOnly.directory(directory);
        for (Path entry : entries()) {
            if (Files.isRegularFile(entry)) {
                OwnerOnly.file(entry);
            }
        }
    }

    @Override
    public StoreFile open(String name) throws IOException {
        Path file = directory.resolve(name);
        boolean isNew = !Files.exists(file);
        FileChannel channel = FileChannel.open(file, Set.of(CREATE, READ, WRITE), OwnerOnly.attributes(directory));
        if (isNew) {
            forceDirectory(directory);
        }
        return new DiskFile(channel);
    }

    @Override
    public List<String> list() throws IOException {
        return entries().stream()
                .filter(DiskFiles::isFile)
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }

    /** @throws DamagedStoreException where a directory has the name of a file of the store */
    static boolean isFile(Path entry) {
        if (isMisplaced(entry)) {
            throw new DamagedStoreException(entry.getFileName().toString(), "is a directory");
        }
        return Files.isRegularFile(entry);
    }

    private static boolean isMisplaced(Path entry) {
        return Files.isDirectory(entry)
                && FILE.matcher(entry.getFileName().toString()).matches();
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Path target = directory.resolve(to);
        if (!Files.isDirectory(target.getParent())) {
            OwnerOnly.create(target.getParent());
            forceDirectory(directory);
        }
        Files.move(directory.resolve(from), target, ATOMIC_MOVE);
        if (!target.getParent().equals(directory)) {
            forceDirectory(target.getParent());
        }
        forceDirectory(directory);
    }

    /** The name of the new file needs no force of its own: it is durable together with the one it replaces. */
    @Override
    public void replace(String name, byte[] content) throws IOException {
        Path fresh = directory.resolve(name + NEW);
        Set<OpenOption> options = Set.of(CREATE, TRUNCATE_EXISTING, WRITE);
        try (FileChannel channel = FileChannel.open(fresh, options, OwnerOnly.attributes(directory))) {
            new DiskFile(channel).write(ByteBuffer.wrap(content), 0);
            channel.force(false);
        }
        rename(name + NEW, name);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    @Override
    public void shred(String name) throws IOException {
        shred(directory.resolve(name));
    }

    @Override
    public void shredCopies() throws IOException {
        List<Path> below;
        try (Stream<Path> all = Files.walk(directory)) {
            below = all.filter(path -> !path.equals(directory)
                            && (Files.isDirectory(path, NOFOLLOW_LINKS)
                                    || !path.getParent().equals(directory)))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path path : below) {
            shred(path);
        }
    }

    private static void shred(Path path) throws IOException {
        if (Files.isRegularFile(path, NOFOLLOW_LINKS) && !isShared(path)) {
            try (FileChannel channel = FileChannel.open(path, WRITE)) {
                ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
                for (long left = channel.size(); left > 0; left -= channel.write(zeros)) {
                    zeros.clear().limit((int) Math.min(left, zeros.capacity()));
                }
                channel.force(false);
            }
        }
        Files.deleteIfExists(path);
    }

    // A copy may be a second name of a file in use.
    private static boolean isShared(Path path) {
        try {
            return (int) Files.getAttribute(path, "unix:nlink") > 1;
        } catch (UnsupportedOperationException | IllegalArgumentException | IOException unknown) {
            return true;
        }
    }

    @Override
    public long freeBytes() throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }

    /**
     * Keeps every file as it is under a directory below, and moves directories there that have the name of one: by a second name of its own where the file system has such, and
     * else as a copy. What is replaced or deleted here from now on stays there; what is written in place is copied.
     */
    public Path setAside(String below) throws IOException {
        Path aside = directory.resolve(below);
        OwnerOnly.create(aside.getParent());
        OwnerOnly.create(aside);
        for (Path entry : entries()) {
            Path kept = aside.resolve(entry.getFileName());
            if (isMisplaced(entry)) {
                Files.move(entry, kept);
            } else if (Files.isRegularFile(entry)) {
                keep(entry, kept);
            }
        }
        forceDirectory(aside);
        forceDirectory(directory);
        return aside;
    }

    private static void keep(Path file, Path kept) throws IOException {
        if (Files.size(file) > SMALL) {
            try {
                Files.createLink(kept, file);
                return;
            } catch (UnsupportedOperationException | IOException e) {
                // a file system without links
            }
        }
        Files.copy(file, kept, StandardCopyOption.COPY_ATTRIBUTES);
    }

    static void forceDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open a directory; its file systems journal the entry themselves.
        }
    }
}
