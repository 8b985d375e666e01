package com.mdmc.crm.embeddedstore.key;

import java.util.Arrays;

/** A growing byte string. */
public final class KeyWriter {

    private byte[] bytes = new byte[48];
    private int length;

    KeyWriter put(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
        return this;
    }

    KeyWriter put(byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    KeyWriter putInt(int value) {
        return put(value >> 24).put(value >> 16).put(value >> 8).put(value);
    }

    KeyWriter putLong(long value) {
        return putInt((int) (value >> 32)).putInt((int) value);
    }

    /** How much has been written. */
    public int length() {
        return length;
    }

    /** Turns the order of what was written since the position around. */
    public void invertFrom(int position) {
        for (int i = position; i < length; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
    }

    /** A copy of what has been written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
