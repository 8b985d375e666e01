package com.mdmc.crm.embeddedstore.storage;

import com.mdmc.crm.embeddedstore.storage.file.StoreFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A file of a {@link LossyDisk}: what readers see, and what a power loss leaves. */
final class LossyFile implements StoreFile {

    private static final int SECTOR = 512;

    private final LossyDisk disk;
    private final List<Write> unforced = new ArrayList<>();
    private Content seen = new Content();
    private Content durable = new Content();

    /** Bytes at a position; null bytes cut the file off there. */
    private record Write(long position, byte[] bytes) {}

    LossyFile(LossyDisk disk) {
        this.disk = disk;
    }

    @Override
    public synchronized void read(ByteBuffer target, long position) throws IOException {
        disk.operate(false, this);
        if (position + target.remaining() > seen.length) {
            throw new EOFException("End of file");
        }
        target.put(seen.bytes, (int) position, target.remaining());
    }

    @Override
    public synchronized void write(ByteBuffer source, long position) throws IOException {
        disk.operate(true, this);
        if (position + source.remaining() > seen.length) {
            disk.grow();
        }
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        perform(new Write(position, bytes));
    }

    @Override
    public synchronized void truncate(long size) throws IOException {
        disk.operate(true, this);
        perform(new Write(size, null));
    }

    private void perform(Write write) {
        seen.apply(write);
        unforced.add(write);
    }

    @Override
    public synchronized long size() throws IOException {
        disk.operate(false, this);
        return seen.length;
    }

    @Override
    public synchronized void force() throws IOException {
        disk.operate(true, this);
        unforced.forEach(durable::apply);
        unforced.clear();
    }

    @Override
    public void close() {
        // what is unforced stays so
    }

    synchronized LossyFile afterPowerLoss(LossyDisk left, Random random) {
        int mode = random.nextInt(5);
        for (Write write : unforced) {
            switch (mode) {
                case 0 -> durable.apply(write);
                case 1 -> keepSome(write, random, random.nextInt(100));
                case 2 -> keepSome(write, random, random.nextBoolean() ? 100 : 0);
                case 3 -> keepAllButOne(write, random);
                default -> {
                    // nothing of it got to the disk
                }
            }
        }
        LossyFile file = new LossyFile(left);
        file.durable = durable;
        file.seen = durable.copy();
        return file;
    }

    private void keepSome(Write write, Random random, int percent) {
        if (write.bytes == null) {
            if (random.nextInt(100) < percent) {
                durable.apply(write);
            }
            return;
        }
        for (int from = 0; from < write.bytes.length; ) {
            int to = (int) Math.min(write.bytes.length, from + SECTOR - (write.position + from) % SECTOR);
            if (random.nextInt(100) < percent) {
                durable.apply(new Write(write.position + from, Arrays.copyOfRange(write.bytes, from, to)));
            }
            from = to;
        }
    }

    /** The worst tear: everything looks as if it were there. */
    private void keepAllButOne(Write write, Random random) {
        Content before = durable.copy();
        durable.apply(write);
        if (write.bytes != null && write.bytes.length > 0) {
            long sector = (write.position + random.nextInt(write.bytes.length)) / SECTOR * SECTOR;
            int from = (int) Math.max(sector, write.position);
            int to = (int) Math.min(sector + SECTOR, write.position + write.bytes.length);
            durable.apply(new Write(from, before.range(from, to)));
        }
    }

    private static final class Content {

        private byte[] bytes = new byte[1 << 12];
        private int length;

        void apply(Write write) {
            if (write.bytes == null) {
                Arrays.fill(bytes, (int) Math.min(write.position, length), length, (byte) 0);
                length = (int) Math.min(length, write.position);
                return;
            }
            int end = (int) write.position + write.bytes.length;
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
            }
            System.arraycopy(write.bytes, 0, bytes, (int) write.position, write.bytes.length);
            length = Math.max(length, end);
        }

        byte[] range(int from, int to) {
            return Arrays.copyOfRange(Arrays.copyOf(bytes, Math.max(bytes.length, to)), from, to);
        }

        Content copy() {
            Content copy = new Content();
            copy.bytes = bytes.clone();
            copy.length = length;
            return copy;
        }
    }
}
