package com.mdmc.crm.domain.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** Splits and rounds amounts so that the parts add up to the whole, to the cent. */
public final class Apportionment {
    private static final MathContext EXACT_ENOUGH = MathContext.DECIMAL128;

    private Apportionment() {}

    /** Unrounded shares of an amount in proportion to weights; equal shares if all weights are zero. */
    public static <K> Map<K, BigDecimal> shares(BigDecimal amount, Map<K, BigDecimal> weights) {
        BigDecimal whole = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<K, BigDecimal> shares = new LinkedHashMap<>();
        weights.forEach((key, weight) -> shares.put(
                key,
                whole.signum() == 0
                        ? amount.divide(BigDecimal.valueOf(weights.size()), EXACT_ENOUGH)
                        : amount.multiply(weight).divide(whole, EXACT_ENOUGH)));
        return shares;
    }

    /** A percentage of an amount, unrounded. */
    public static BigDecimal percent(BigDecimal percentage, BigDecimal amount) {
        return amount.multiply(percentage).movePointLeft(2);
    }

    /**
     * The parts in whole cents. The total is the exact total rounded half to even, each part likewise, and what the
     * parts then lack or exceed goes to the largest of them, the first of equals.
     */
    public static <K> Map<K, Money> rounded(Map<K, BigDecimal> parts, String currency) {
        BigDecimal exact = parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Money rest = Money.rounded(exact.round(EXACT_ENOUGH), currency);
        Map<K, Money> rounded = new LinkedHashMap<>();
        K largest = null;
        for (Map.Entry<K, BigDecimal> part : parts.entrySet()) {
            Money cents = Money.rounded(part.getValue(), currency);
            rounded.put(part.getKey(), cents);
            rest = rest.minus(cents);
            if (rounded.size() == 1
                    || part.getValue().abs().compareTo(parts.get(largest).abs()) > 0) {
                largest = part.getKey();
            }
        }
        if (!rounded.isEmpty()) {
            rounded.put(largest, rounded.get(largest).plus(rest));
        }
        return rounded;
    }
}
