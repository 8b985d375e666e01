package com.mdmc.crm.domain.validation;

import java.math.BigDecimal;

/**
 * Decimals that are kept exactly wherever they are stored and summed: up to 20 digits before the point and 14 after it,
 * which together are the 34 of a decimal128 (IEEE 754).
 */
public final class StorableNumber {
    private static final int INTEGER_DIGITS = 20;
    private static final int FRACTION_DIGITS = 14;

    private StorableNumber() {}

    /** Whether a number is one of them, as it is written. */
    public static boolean is(BigDecimal number) {
        return number.scale() <= FRACTION_DIGITS && (long) number.precision() - number.scale() <= INTEGER_DIGITS;
    }
}
