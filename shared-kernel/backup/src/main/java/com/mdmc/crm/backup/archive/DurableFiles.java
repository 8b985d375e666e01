package com.mdmc.crm.backup.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files that are there as a whole or not at all, also after a crash. */
final class DurableFiles {
    private DurableFiles() {}

    /** Puts other content in the place of a file, durably, so that a reader sees the former or the new one. */
    static void replace(Path file, ArchiveDirectory.Content content, ArchiveDirectory.Fence fence) throws IOException {
        fence.check();
        Files.createDirectories(file.getParent());
        // Of its own, since a writer that was taken for dead may still be at it.
        Path partial = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ArchiveDirectory.PARTIAL);
        try (FileChannel channel = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            content.writeTo(new FilterOutputStream(Channels.newOutputStream(channel)) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    out.write(bytes, from, length);
                }

                @Override
                public void close() throws IOException {
                    flush();
                }
            });
            channel.force(true);
        }
        fence.check();
        try {
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException mountedBucket) {
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        }
        sync(file.getParent());
    }

    /** Overwrites a file before it is deleted, as far as its file system overwrites in place. */
    static void shred(Path file) throws IOException {
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
