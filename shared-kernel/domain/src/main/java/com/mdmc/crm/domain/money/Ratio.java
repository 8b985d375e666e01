package com.mdmc.crm.domain.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Division of KPIs and sums, in one place: to twelve significant digits, half to even. */
public final class Ratio {
    private static final MathContext PRECISION = new MathContext(12, RoundingMode.HALF_EVEN);

    private Ratio() {}

    /** {@code numerator ÷ denominator}; {@code null} if either is absent or the denominator is zero. */
    public static BigDecimal of(Number numerator, Number denominator) {
        BigDecimal divisor = decimal(denominator);
        if (numerator == null || divisor == null || divisor.signum() == 0) {
            return null;
        }
        return tidy(decimal(numerator).divide(divisor, PRECISION));
    }

    /** Without the trailing zeros of a fraction, and never in exponents of ten for whole numbers. */
    public static BigDecimal tidy(BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static BigDecimal decimal(Number number) {
        return number == null || number instanceof BigDecimal
                ? (BigDecimal) number
                : BigDecimal.valueOf(number.longValue());
    }
}
