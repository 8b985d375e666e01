package com.mdmc.crm.embeddedstore;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import com.mdmc.crm.embeddedstore.storage.Storage;
import com.mdmc.crm.embeddedstore.storage.file.OwnerOnly;
import com.mdmc.crm.embeddedstore.storage.file.StoreFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hold on a store's directory by a lock of a file in it, which the operating system gives up when the process dies.
 * Deleting the file does not free the directory: who holds it puts the file back, and who finds none waits for that.
 */
final class DirectoryLock implements AutoCloseable {

    private static final String NAME = "store.lock";
    private static final Logger log = LoggerFactory.getLogger(DirectoryLock.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration PUT_BACK_WITHIN = LOOK_EVERY.multipliedBy(4);

    private final Path file;
    private final ScheduledExecutorService looking;
    private final Object directory;
    private FileChannel channel;
    private Object key;

    private DirectoryLock(Path file, FileChannel channel, boolean isShared) throws IOException {
        this.file = file;
        this.channel = channel;
        this.directory = key(file.getParent());
        this.key = channel == null ? null : key(file);
        this.looking = isShared ? null : Executors.newSingleThreadScheduledExecutor(DirectoryLock::daemon);
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
            boolean isGone = !Files.exists(file) && Storage.isIn(directory);
            DirectoryLock lock = hold(file, open(file), false);
            if (isGone) {
                lock.requireKept();
            }
            lock.looking.scheduleWithFixedDelay(lock::keep, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            return lock;
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
        try {
            return Files.exists(file)
                    ? hold(file, FileChannel.open(file, READ), true)
                    : new DirectoryLock(file, null, true);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock the store directory " + directory, e);
        }
    }

    private static DirectoryLock hold(Path file, FileChannel channel, boolean shared) throws IOException {
        if (tryLock(channel, shared) == null) {
            channel.close();
            throw new StoreInUseException(file.getParent());
        }
        return new DirectoryLock(file, channel, shared);
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, Set.of(CREATE, WRITE), OwnerOnly.attributes(file.getParent()));
    }

    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private boolean isOwn() throws IOException {
        return Files.exists(file) && Objects.equals(key, key(file));
    }

    /** The file was not there: a holder it was taken from puts it back in the place of this one. */
    private void requireKept() throws IOException {
        long until = System.nanoTime() + PUT_BACK_WITHIN.toNanos();
        while (System.nanoTime() - until < 0) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
        if (!isOwn()) {
            close();
            throw new StoreInUseException(file.getParent());
        }
    }

    private synchronized void keep() {
        try {
            if (channel.isOpen() && !isOwn() && Objects.equals(directory, key(file.getParent()))) {
                Path fresh = file.resolveSibling(NAME + StoreFiles.NEW);
                Files.deleteIfExists(fresh);
                FileChannel again = open(fresh);
                tryLock(again, false);
                Files.move(fresh, file, ATOMIC_MOVE);
                channel.close();
                channel = again;
                key = key(file);
                log.warn("{} was deleted while the store is in use, and has been put back", file);
            }
        } catch (IOException unwritable) {
            log.debug("{} cannot be put back yet", file, unwritable);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "store-lock");
        thread.setDaemon(true);
        return thread;
    }

    private static FileLock tryLock(FileChannel channel, boolean shared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (looking != null) {
                looking.shutdown();
            }
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
