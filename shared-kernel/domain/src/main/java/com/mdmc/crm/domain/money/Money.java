package com.mdmc.crm.domain.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in a currency, always at that currency's own scale (EUR 2 digits, JPY none). An amount with more digits
 * than its currency has is refused, never rounded in silence.
 *
 * @param amount written in JSON as a string, so that no reader turns it into a binary fraction
 * @param currency ISO 4217 code
 */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {

    @JsonCreator
    public Money(@JsonProperty("amount") BigDecimal amount, @JsonProperty("currency") String currency) {
        this.currency = Currency.getInstance(currency).getCurrencyCode();
        this.amount = amount.setScale(scaleOf(this.currency), RoundingMode.UNNECESSARY);
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** Rounds half to even to the currency's scale: for derived amounts such as a commission, never for input. */
    public static Money rounded(BigDecimal amount, String currency) {
        return new Money(amount.setScale(scaleOf(currency), RoundingMode.HALF_EVEN), currency);
    }

    /** Rounds half up to the currency's scale, as taxes are. */
    public static Money roundedHalfUp(BigDecimal amount, String currency) {
        return new Money(amount.setScale(scaleOf(currency), RoundingMode.HALF_UP), currency);
    }

    /** Fails on another currency: amounts of two currencies are never added. */
    public Money plus(Money other) {
        return new Money(amount.add(inSameCurrency(other).amount), currency);
    }

    /** Fails on another currency. */
    public Money minus(Money other) {
        return new Money(amount.subtract(inSameCurrency(other).amount), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    @JsonIgnore
    public boolean isZero() {
        return amount.signum() == 0;
    }

    private Money inSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + currency + " with " + other.currency);
        }
        return other;
    }

    private static int scaleOf(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
