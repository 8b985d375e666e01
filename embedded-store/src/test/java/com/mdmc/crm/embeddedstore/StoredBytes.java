package com.mdmc.crm.embeddedstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The bytes of a file as somebody reads them who knows the store: without the checksum after each block. */
public final class StoredBytes {
    private static final int BLOCK = 4096;
    private static final int STRIDE = BLOCK + Integer.BYTES;

    private StoredBytes() {}

    /** What a checksum in the middle of a text or a key would hide from a search is whole here. */
    public static byte[] of(Path file) throws IOException {
        byte[] raw = Files.readAllBytes(file);
        if (!file.getFileName().toString().matches("checkpoint-[0-9a-f]+\\.mv") || raw.length <= BLOCK) {
            return raw;
        }
        ByteBuffer blocks = ByteBuffer.allocate(raw.length).put(raw, 0, BLOCK);
        for (int at = BLOCK; at < raw.length; at += STRIDE) {
            blocks.put(raw, at, Math.min(BLOCK, raw.length - at));
        }
        return Arrays.copyOf(blocks.array(), blocks.position());
    }
}
