package com.mdmc.crm.embeddedstore.plan;

import com.mdmc.crm.embeddedstore.key.KeyRange;
import java.util.Arrays;

/** Encoded values from one (inclusive) to another (exclusive); a point holds one value only. */
record Interval(byte[] from, byte[] to, boolean point) {

    static Interval point(byte[] value) {
        return new Interval(value, KeyRange.after(value), true);
    }

    static Interval range(byte[] from, byte[] to) {
        return new Interval(from, to, false);
    }

    /** All values of a type. */
    static Interval type(byte tag) {
        return range(new byte[] {tag}, new byte[] {(byte) (tag + 1)});
    }

    boolean isEmpty() {
        return Arrays.compareUnsigned(from, to) >= 0;
    }

    boolean overlaps(Interval other) {
        return Arrays.compareUnsigned(from, other.to) < 0 && Arrays.compareUnsigned(other.from, to) < 0;
    }

    /** Touching intervals count: together they are one. */
    boolean reaches(Interval next) {
        return Arrays.compareUnsigned(next.from, to) <= 0;
    }

    /** A point stays whole: what it holds too much is filtered later. */
    Interval intersect(Interval other) {
        if (point) {
            return this;
        }
        return other.point ? other : range(max(from, other.from), min(to, other.to));
    }

    Interval join(Interval next) {
        return Arrays.equals(from, next.from) && Arrays.equals(to, next.to) && point && next.point
                ? this
                : range(min(from, next.from), max(to, next.to));
    }

    /** The same values in an index that holds them in descending order. */
    Interval descending() {
        return new Interval(
                point ? KeyRange.inverted(from) : KeyRange.after(KeyRange.inverted(to)),
                KeyRange.after(KeyRange.inverted(from)),
                point);
    }

    private static byte[] min(byte[] a, byte[] b) {
        return Arrays.compareUnsigned(a, b) <= 0 ? a : b;
    }

    private static byte[] max(byte[] a, byte[] b) {
        return Arrays.compareUnsigned(a, b) >= 0 ? a : b;
    }
}
