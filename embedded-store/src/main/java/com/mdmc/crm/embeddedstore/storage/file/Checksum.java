package com.mdmc.crm.embeddedstore.storage.file;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** CRC-32C (Castagnoli), which processors compute by themselves. */
public final class Checksum {

    private Checksum() {}

    public static int of(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    /** Over what stands between two positions of a buffer, after numbers that say where it belongs. */
    public static int of(long place, long position, ByteBuffer buffer, int from, int to) {
        CRC32C crc = new CRC32C();
        byte[] salt = new byte[16];
        ByteBuffer.wrap(salt).putLong(place).putLong(position);
        crc.update(salt, 0, salt.length);
        crc.update(buffer.slice(from, to - from));
        return (int) crc.getValue();
    }
}
