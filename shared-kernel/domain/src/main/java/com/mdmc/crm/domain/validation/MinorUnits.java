package com.mdmc.crm.domain.validation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.util.Currency;

/** An amount with no more decimals than its currency has. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = MinorUnits.Check.class)
public @interface MinorUnits {
    String message() default "{field.minor-units}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** What the constraint reads; a bad amount is reported at {@code amount}. */
    interface Priced {
        BigDecimal amount();

        String currency();
    }

    /** Compares the amount's decimals with the currency's. */
    final class Check implements ConstraintValidator<MinorUnits, Priced> {
        @Override
        public boolean isValid(Priced price, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("amount")
                    .addConstraintViolation();
            return price == null || price.amount() == null || decimals(price.amount()) <= allowed(price.currency());
        }

        private static int decimals(BigDecimal amount) {
            return amount.stripTrailingZeros().scale();
        }

        // An unknown code is the business of the constraint on the code itself.
        private static int allowed(String currency) {
            try {
                return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
            } catch (IllegalArgumentException | NullPointerException unknown) {
                return Integer.MAX_VALUE;
            }
        }
    }
}
