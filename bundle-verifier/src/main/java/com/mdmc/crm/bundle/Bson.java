package com.mdmc.crm.bundle;

import java.nio.ByteBuffer;
import java.util.*;

/** Reads the fields of a commit: a BSON document. */
final class Bson {
    static Map<String, Object> fields(ByteBuffer in) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int type = in.get(); type != 0; type = in.get()) {
            StringBuilder name = new StringBuilder();
            for (int letter = in.get(); letter != 0; letter = in.get()) {
                name.append((char) letter);
            }
            fields.put(name.toString(), value(type, in));
        }
        return fields;
    }

    private static Object value(int type, ByteBuffer in) {
        return switch (type) {
            case 2 -> {
                byte[] text = new byte[in.getInt()];
                in.get(text);
                yield new String(text, 0, text.length - 1, java.nio.charset.StandardCharsets.UTF_8);
            }
            case 3, 4 -> fields(in.position(in.position() + 4));
            case 1, 9, 18 -> in.getLong();
            case 8 -> in.get();
            case 10 -> "";
            case 16 -> in.getInt();
            default -> throw new IllegalArgumentException("a commit has no fields of type " + type);
        };
    }
}
