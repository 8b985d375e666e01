package com.mdmc.crm.domain.money;

import com.mdmc.crm.domain.Rejection;
import java.math.BigDecimal;

/** Brings amounts to their currency's scale; a digit too many is the sender's mistake and never rounded away. */
public final class Amounts {
    private Amounts() {}

    /** The amount as money; fails with the field's name if it is finer than the currency. */
    public static Money money(String field, BigDecimal amount, String currency) {
        try {
            return new Money(amount, currency);
        } catch (ArithmeticException tooManyDigits) {
            throw Rejection.invalid(field, "money-scale");
        }
    }

    public static BigDecimal atScale(String field, BigDecimal amount, String currency) {
        return amount == null ? null : money(field, amount, currency).amount();
    }
}
