package com.mdmc.crm.embeddedstore.storage;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Keys of one page: neighbours share long prefixes, so only what differs from the key before is stored. */
final class SortedKeysType extends BasicDataType<byte[]> {

    static final SortedKeysType INSTANCE = new SortedKeysType();

    private static final byte[] EMPTY = {};

    @Override
    public int compare(byte[] a, byte[] b) {
        return Arrays.compareUnsigned(a, b);
    }

    @Override
    public int getMemory(byte[] bytes) {
        return BytesType.INSTANCE.getMemory(bytes);
    }

    @Override
    public boolean isMemoryEstimationAllowed() {
        return false;
    }

    @Override
    public void write(WriteBuffer buffer, Object storage, int length) {
        byte[] previous = EMPTY;
        for (byte[] key : Arrays.copyOf(cast(storage), length)) {
            int shared = sharedPrefix(previous, key);
            buffer.putVarInt(shared).putVarInt(key.length - shared).put(key, shared, key.length - shared);
            previous = key;
        }
    }

    @Override
    public void read(ByteBuffer buffer, Object storage, int length) {
        byte[] previous = EMPTY;
        for (int i = 0; i < length; i++) {
            int shared = DataUtils.readVarInt(buffer);
            byte[] key = Arrays.copyOf(previous, shared + DataUtils.readVarInt(buffer));
            buffer.get(key, shared, key.length - shared);
            cast(storage)[i] = key;
            previous = key;
        }
    }

    private static int sharedPrefix(byte[] a, byte[] b) {
        int mismatch = Arrays.mismatch(a, b);
        return mismatch < 0 ? a.length : mismatch;
    }

    @Override
    public void write(WriteBuffer buffer, byte[] bytes) {
        BytesType.INSTANCE.write(buffer, bytes);
    }

    @Override
    public byte[] read(ByteBuffer buffer) {
        return BytesType.INSTANCE.read(buffer);
    }

    @Override
    public byte[][] createStorage(int size) {
        return new byte[size][];
    }
}
