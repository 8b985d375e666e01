package com.mdmc.crm.standalone.embedded.key;

import de.bwaldvogel.mongo.bson.Decimal128;
import java.math.BigDecimal;

/**
 * All numeric types in one order: the nearest double as sortable bits, then what the double lacks of the exact value.
 * Integers up to 2^53 and doubles lack nothing.
 */
final class NumberKey {

    private static final int LESS = 0x40;
    private static final int EXACT = 0x80;
    private static final int MORE = 0xc0;
    private static final int EXPONENT_BIAS = 1 << 20;

    private NumberKey() {}

    static void write(Number value, KeyWriter out) {
        double nearest = value.doubleValue();
        writeDouble(nearest, out);
        writeRest(value, nearest, out);
    }

    /** What all numbers with the same nearest double begin with. */
    static void writeDouble(double value, KeyWriter out) {
        long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
        out.put(TypeTag.NUMBER).putLong(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
    }

    private static void writeRest(Number value, double nearest, KeyWriter out) {
        if (isExact(value, nearest)) {
            out.put(EXACT);
            return;
        }
        BigDecimal rest = exact(value).subtract(new BigDecimal(nearest));
        if (rest.signum() == 0) {
            out.put(EXACT);
        } else {
            writeSigned(rest, out);
        }
    }

    private static boolean isExact(Number value, double nearest) {
        if (value instanceof Long number) {
            return Math.abs(number) <= 1L << 53;
        }
        return !(value instanceof Decimal128) || Double.isNaN(nearest) || Double.isInfinite(nearest);
    }

    private static BigDecimal exact(Number value) {
        return value instanceof Decimal128 decimal ? decimal.toBigDecimal() : BigDecimal.valueOf(value.longValue());
    }

    private static void writeSigned(BigDecimal rest, KeyWriter out) {
        out.put(rest.signum() < 0 ? LESS : MORE);
        int start = out.length();
        writeMagnitude(rest.abs().stripTrailingZeros(), out);
        if (rest.signum() < 0) {
            out.invertFrom(start);
        }
    }

    private static void writeMagnitude(BigDecimal magnitude, KeyWriter out) {
        String digits = magnitude.unscaledValue().toString();
        out.putInt(digits.length() - magnitude.scale() + EXPONENT_BIAS);
        for (int i = 0; i < digits.length(); i++) {
            out.put(digits.charAt(i));
        }
        out.put(0);
    }
}
