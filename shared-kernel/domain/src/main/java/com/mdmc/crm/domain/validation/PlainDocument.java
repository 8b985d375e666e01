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
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;

/**
 * A free-form object that can be stored as it is and read back: at any depth no name that a query would take for an
 * operator or a path ({@code $}, {@code .}), and no number beyond {@link StorableNumber}. Absent is allowed.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainDocument.Check.class)
public @interface PlainDocument {
    String message() default "{field.plain-document}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks at every name and value. */
    class Check implements ConstraintValidator<PlainDocument, Map<String, Object>> {
        private static final int LONGEST_NAME = 100;
        private static final int DEEPEST = 20;

        @Override
        public boolean isValid(Map<String, Object> document, ConstraintValidatorContext context) {
            return document == null || isPlain(document, 0);
        }

        private static boolean isPlain(Object value, int depth) {
            if (value instanceof Map<?, ?> fields) {
                return depth < DEEPEST
                        && fields.keySet().stream().allMatch(Check::isName)
                        && fields.values().stream().allMatch(each -> isPlain(each, depth + 1));
            } else if (value instanceof Collection<?> list) {
                return depth < DEEPEST
                        && list.stream().filter(Objects::nonNull).allMatch(each -> isPlain(each, depth + 1));
            } else if (value instanceof BigDecimal decimal) {
                return StorableNumber.is(decimal);
            }
            return value instanceof String text ? isText(text) : !(value instanceof BigInteger);
        }

        private static boolean isText(String text) {
            try {
                TextHygiene.clean(text);
                return true;
            } catch (TextHygiene.RefusedTextException refused) {
                return false;
            }
        }

        private static boolean isName(Object name) {
            String text = String.valueOf(name);
            return !text.isEmpty()
                    && text.length() <= LONGEST_NAME
                    && text.charAt(0) != '$'
                    && text.chars().noneMatch(letter -> letter == '.' || Character.isISOControl(letter));
        }
    }
}
