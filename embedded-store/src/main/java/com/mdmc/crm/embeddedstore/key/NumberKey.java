package com.mdmc.crm.embeddedstore.key;

/**
 * All numeric types in one order: the nearest double as sortable bits, then what it lacks of a 64-bit integer. Two
 * numbers have one key exactly when the query matcher takes them for equal: decimals count as their nearest double.
 */
final class NumberKey {

    private static final int LESS = 0x40;
    private static final int EXACT = 0x80;
    private static final int MORE = 0xc0;

    private NumberKey() {}

    static void write(Number value, KeyWriter out) {
        double nearest = value.doubleValue();
        long bits = Double.doubleToLongBits(nearest == 0 ? 0.0 : nearest);
        out.put(TypeTag.NUMBER).putLong(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
        writeRest(value instanceof Long number ? number - (long) nearest : 0, out);
    }

    /** At most 512 either way: the distance of doubles near 2^63. */
    private static void writeRest(long rest, KeyWriter out) {
        if (rest == 0) {
            out.put(EXACT);
        } else {
            int shifted = (int) rest + (1 << 15);
            out.put(rest < 0 ? LESS : MORE).put(shifted >> 8).put(shifted);
        }
    }
}
