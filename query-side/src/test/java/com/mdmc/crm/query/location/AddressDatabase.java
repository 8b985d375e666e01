package com.mdmc.crm.query.location;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a database of one IPv4 network in the MaxMind DB format, version 2.0. */
public final class AddressDatabase {
    private static final int STRING = 2;
    private static final int UINT16 = 5;
    private static final int UINT32 = 6;
    private static final int MAP = 7;
    private static final int UINT64 = 9;
    private static final int ARRAY = 11;
    private static final int DATA_SEPARATOR = 16;
    private static final byte[] MARKER = {(byte) 0xab, (byte) 0xcd, (byte) 0xef};

    private AddressDatabase() {}

    /**
     * A database that has a record for one network and for nothing else.
     *
     * @param network the leading bytes of its addresses, such as {@code 192.0.2}
     * @param record maps, lists and texts
     */
    public static byte[] of(String network, Map<String, ?> record) {
        String[] bytes = network.split("\\.");
        int nodes = bytes.length * Byte.SIZE;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int node = 0; node < nodes; node++) {
            int bit = Integer.parseInt(bytes[node / Byte.SIZE]) >> 7 - node % Byte.SIZE & 1;
            int next = node == nodes - 1 ? nodes + DATA_SEPARATOR : node + 1;
            number(bit == 0 ? next : nodes, 3, out);
            number(bit == 1 ? next : nodes, 3, out);
        }
        out.writeBytes(new byte[DATA_SEPARATOR]);
        value(record, out);
        out.writeBytes(MARKER);
        out.writeBytes("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
        metadata(nodes, out);
        return out.toByteArray();
    }

    private static void metadata(int nodes, ByteArrayOutputStream out) {
        Map<String, Runnable> fields = new LinkedHashMap<>();
        fields.put("node_count", () -> unsigned(UINT32, nodes, 4, out));
        fields.put("record_size", () -> unsigned(UINT16, 24, 2, out));
        fields.put("ip_version", () -> unsigned(UINT16, 4, 2, out));
        fields.put("database_type", () -> value("Test-City", out));
        fields.put("languages", () -> value(List.of("fr", "en"), out));
        fields.put("binary_format_major_version", () -> unsigned(UINT16, 2, 2, out));
        fields.put("binary_format_minor_version", () -> unsigned(UINT16, 0, 2, out));
        fields.put("build_epoch", () -> unsigned(UINT64, 1_700_000_000L, 8, out));
        fields.put("description", () -> value(Map.of("en", "one network"), out));
        control(MAP, fields.size(), out);
        fields.forEach((name, write) -> {
            value(name, out);
            write.run();
        });
    }

    private static void value(Object value, ByteArrayOutputStream out) {
        if (value instanceof Map<?, ?> map) {
            control(MAP, map.size(), out);
            map.forEach((name, field) -> {
                value(name, out);
                value(field, out);
            });
        } else if (value instanceof List<?> list) {
            control(ARRAY, list.size(), out);
            list.forEach(element -> value(element, out));
        } else {
            byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
            control(STRING, text.length, out);
            out.writeBytes(text);
        }
    }

    private static void unsigned(int type, long value, int size, ByteArrayOutputStream out) {
        control(type, size, out);
        number(value, size, out);
    }

    /** Types above 7 stand in a byte of their own; sizes here stay below 29. */
    private static void control(int type, int size, ByteArrayOutputStream out) {
        out.write(type > MAP ? size : type << 5 | size);
        if (type > MAP) {
            out.write(type - MAP);
        }
    }

    private static void number(long value, int bytes, ByteArrayOutputStream out) {
        for (int shift = (bytes - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            out.write((int) (value >> shift));
        }
    }
}
