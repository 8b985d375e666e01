package com.mdmc.crm.embeddedstore.storage.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * A file of 4 KB blocks with a checksum behind each, seen as if those were not there. The checksum covers the block's
 * number and the file's own random identity, so that a block of another place or another file is found out as well.
 */
public final class BlockFile implements StoreFile {

    /** Bytes of a block as seen from outside. */
    public static final int BLOCK = 4096;

    private static final int STRIDE = BLOCK + Integer.BYTES;
    private static final long MAGIC = 0x424c4f434b463031L;
    private static final int HEADER = 36;

    // A checkpoint goes through the processor's cache piece by piece, and no thread keeps more than this.
    private static final int AT_ONCE = 16;
    private static final ThreadLocal<ByteBuffer> BUFFER =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(AT_ONCE * STRIDE));

    private final StoreFile file;
    private final String name;
    private final long identity;

    private BlockFile(StoreFile file, String name, long identity) {
        this.file = file;
        this.name = name;
        this.identity = identity;
    }

    /** A new file of a store, empty but for its header. */
    public static BlockFile create(StoreFiles files, String name, long store) throws IOException {
        StoreFile file = files.open(name);
        long identity = new SecureRandom().nextLong();
        ByteBuffer header = ByteBuffer.allocate(BLOCK);
        header.putLong(MAGIC).putLong(store).putLong(identity).putLong(BLOCK);
        header.putInt(Checksum.of(header.array(), 0, HEADER - Integer.BYTES));
        file.truncate(0);
        file.write(header.rewind(), 0);
        file.force();
        return new BlockFile(file, name, identity);
    }

    /**
     * @param store the store it has to belong to
     * @throws DamagedStoreException when its header is not that of such a file
     */
    public static BlockFile open(StoreFiles files, String name, long store) throws IOException {
        StoreFile file = files.open(name);
        try {
            ByteBuffer header = ByteBuffer.allocate(HEADER);
            if (file.size() >= BLOCK) {
                file.read(header, 0);
            }
            if (header.getLong(0) != MAGIC
                    || header.getInt(HEADER - Integer.BYTES)
                            != Checksum.of(header.array(), 0, HEADER - Integer.BYTES)) {
                throw new DamagedStoreException(name, "has a damaged header");
            }
            if (header.getLong(Long.BYTES) != store) {
                throw new DamagedStoreException(name, "belongs to another store");
            }
            return new BlockFile(file, name, header.getLong(2 * Long.BYTES));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** The store a file says it belongs to. */
    public static long storeOf(StoreFiles files, String name) throws IOException {
        try (StoreFile file = files.open(name)) {
            ByteBuffer header = ByteBuffer.allocate(HEADER);
            if (file.size() >= BLOCK) {
                file.read(header, 0);
            }
            return header.getLong(Long.BYTES);
        }
    }

    @Override
    public void read(ByteBuffer target, long position) throws IOException {
        read(target, position, false);
    }

    /** As {@link #read}, but of a block that is damaged or missing the bytes are zero: for who looks whether it is whole. */
    public void readOrZeros(ByteBuffer target, long position) throws IOException {
        read(target, position, true);
    }

    private void read(ByteBuffer target, long position, boolean zeros) throws IOException {
        int skipped = (int) (position % BLOCK);
        for (long first = position / BLOCK; target.hasRemaining(); first += AT_ONCE) {
            int count = Math.min(AT_ONCE, blocksOf(skipped + target.remaining()));
            ByteBuffer stored = BUFFER.get();
            int whole = readWhole(stored, first, count);
            for (int i = 0; i < count; i++) {
                int length = Math.min(BLOCK - skipped, target.remaining());
                if (i < whole && isSound(stored, i, first + i)) {
                    target.put(target.position(), stored, i * STRIDE + skipped, length);
                    target.position(target.position() + length);
                } else if (zeros) {
                    target.put(new byte[length]);
                } else {
                    throw new DamagedStoreException(name, damage(i < whole, first + i));
                }
                skipped = 0;
            }
        }
    }

    private static int blocksOf(int bytes) {
        return (bytes + BLOCK - 1) / BLOCK;
    }

    /** Reads blocks as they are stored; answers how many of them the file has. */
    private int readWhole(ByteBuffer stored, long first, int count) throws IOException {
        try {
            file.read(stored.clear().limit(count * STRIDE), place(first));
            return count;
        } catch (EOFException e) {
            int whole = (int) Math.max(0, Math.min(count, blocks() - first));
            file.read(stored.clear().limit(whole * STRIDE), place(first));
            return whole;
        }
    }

    private static String damage(boolean isThere, long block) {
        return (isThere ? "does not match its checksum" : "is cut short") + " at byte " + place(block) + " (block "
                + block + ")";
    }

    private boolean isSound(ByteBuffer stored, int index, long block) {
        int from = index * STRIDE;
        return stored.getInt(from + BLOCK) == Checksum.of(identity, block, stored, from, from + BLOCK);
    }

    /** The position and the length are multiples of {@link #BLOCK}. */
    @Override
    public void write(ByteBuffer source, long position) throws IOException {
        if (position % BLOCK != 0 || source.remaining() % BLOCK != 0) {
            throw new IllegalArgumentException("Not whole blocks: " + source.remaining() + " bytes at " + position);
        }
        for (long first = position / BLOCK; source.hasRemaining(); first += AT_ONCE) {
            int count = Math.min(AT_ONCE, source.remaining() / BLOCK);
            ByteBuffer stored = BUFFER.get().clear();
            for (int i = 0; i < count; i++) {
                int from = i * STRIDE;
                stored.put(from, source, source.position(), BLOCK);
                source.position(source.position() + BLOCK);
                stored.putInt(from + BLOCK, Checksum.of(identity, first + i, stored, from, from + BLOCK));
            }
            file.write(stored.limit(count * STRIDE), place(first));
        }
    }

    private static long place(long block) {
        return BLOCK + block * STRIDE;
    }

    private long blocks() throws IOException {
        return Math.max(0, (file.size() - BLOCK) / STRIDE);
    }

    @Override
    public long size() throws IOException {
        return blocks() * BLOCK;
    }

    /** Bytes of the file itself, checksums and all. */
    public long storedBytes() throws IOException {
        return file.size();
    }

    @Override
    public void truncate(long size) throws IOException {
        file.truncate(place((size + BLOCK - 1) / BLOCK));
    }

    @Override
    public void force() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
