package com.mdmc.crm.embeddedstore;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import com.mdmc.crm.embeddedstore.storage.file.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Hold on a store's directory; the operating system gives it up when the process dies. */
final class DirectoryLock implements AutoCloseable {

    private static final String NAME = "store.lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Exclusive hold of who writes.
     *
     * @throws StoreInUseException when another process, or this one, already holds the directory
     */
    static DirectoryLock acquire(Path directory) {
        try {
            OwnerOnly.create(directory);
            Path file = directory.resolve(NAME);
            FileChannel channel = FileChannel.open(file, Set.of(CREATE, WRITE), OwnerOnly.attributes(directory));
            return hold(directory, channel, false);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock the store directory " + directory, e);
        }
    }

    /**
     * Hold of who only reads, beside others that do; changes nothing, not even where there is no lock yet.
     *
     * @throws StoreInUseException when one that writes holds the directory
     */
    static DirectoryLock share(Path directory) {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return new DirectoryLock(null);
        }
        try {
            return hold(directory, FileChannel.open(file, READ), true);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock the store directory " + directory, e);
        }
    }

    private static DirectoryLock hold(Path directory, FileChannel channel, boolean shared) throws IOException {
        if (tryLock(channel, shared) == null) {
            channel.close();
            throw new StoreInUseException(directory);
        }
        return new DirectoryLock(channel);
    }

    private static FileLock tryLock(FileChannel channel, boolean shared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
