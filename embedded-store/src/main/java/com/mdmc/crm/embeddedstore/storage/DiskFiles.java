package com.mdmc.crm.embeddedstore.storage;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files of a real directory. */
public final class DiskFiles implements StoreFiles {

    private final Path directory;

    public DiskFiles(Path directory) {
        this.directory = directory;
    }

    @Override
    public StoreFile open(String name) throws IOException {
        Path file = directory.resolve(name);
        boolean isNew = !Files.exists(file);
        FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
        if (isNew) {
            forceDirectory();
        }
        return new DiskFile(channel);
    }

    @Override
    public List<String> list() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(directory.resolve(from), directory.resolve(to), ATOMIC_MOVE);
        forceDirectory();
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    private void forceDirectory() {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open a directory; its file systems journal the entry themselves.
        }
    }
}
