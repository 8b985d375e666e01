package com.mdmc.crm.embeddedstore.storage.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A file that is read, with what is written to it kept in memory. */
final class OverlaidFile implements StoreFile {

    private static final int PAGE = 4096;

    private final FileChannel below;
    private final Runnable whenUnchanged;
    private final Map<Long, byte[]> pages = new HashMap<>();
    private long readable;
    private long size;

    /** A new file, in memory alone. */
    OverlaidFile() {
        this.below = null;
        this.whenUnchanged = () -> {};
    }

    /** @param whenUnchanged run when it is closed and nothing has been written to it */
    OverlaidFile(FileChannel below, Runnable whenUnchanged) throws IOException {
        this.below = below;
        this.whenUnchanged = whenUnchanged;
        this.size = below.size();
        this.readable = size;
    }

    @Override
    public synchronized void read(ByteBuffer target, long position) throws IOException {
        if (position + target.remaining() > size) {
            throw new EOFException("End of file at " + size);
        }
        if (pages.isEmpty() && below != null) {
            new DiskFile(below).read(target, position);
            return;
        }
        for (long at = position; target.hasRemaining(); ) {
            int from = (int) (at % PAGE);
            int length = Math.min(PAGE - from, target.remaining());
            target.put(page(at / PAGE), from, length);
            at += length;
        }
    }

    @Override
    public synchronized void write(ByteBuffer source, long position) throws IOException {
        for (long at = position; source.hasRemaining(); ) {
            int from = (int) (at % PAGE);
            int length = Math.min(PAGE - from, source.remaining());
            byte[] page = page(at / PAGE);
            source.get(page, from, length);
            pages.put(at / PAGE, page);
            at += length;
            size = Math.max(size, at);
        }
    }

    private byte[] page(long number) throws IOException {
        byte[] page = pages.get(number);
        if (page == null) {
            page = new byte[PAGE];
            long length = Math.min(PAGE, readable - number * PAGE);
            if (length > 0) {
                new DiskFile(below).read(ByteBuffer.wrap(page, 0, (int) length), number * PAGE);
            }
        }
        return page;
    }

    @Override
    public synchronized long size() {
        return size;
    }

    @Override
    public synchronized void truncate(long newSize) {
        if (newSize < size) {
            pages.keySet().removeIf(number -> number * PAGE >= newSize);
            byte[] last = pages.get(newSize / PAGE);
            if (last != null) {
                Arrays.fill(last, (int) (newSize % PAGE), PAGE, (byte) 0);
            }
            readable = Math.min(readable, newSize);
            size = newSize;
        }
    }

    @Override
    public void force() {
        // there is no disk below what is written
    }

    /** What was written has to be there when it is opened again. */
    @Override
    public synchronized void close() throws IOException {
        if (below != null && pages.isEmpty() && below.size() == size) {
            below.close();
            whenUnchanged.run();
        }
    }
}
