package com.mdmc.crm.domain.validation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Of two components of a record the first must not be greater than the second; either may be absent. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(InOrder.All.class)
@Constraint(validatedBy = InOrder.Check.class)
public @interface InOrder {
    String first();

    String second();

    String message() default "{field.in-order}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Several orders on one record. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {
        InOrder[] value();
    }

    /** Compares the two components and blames the second. */
    class Check implements ConstraintValidator<InOrder, Record> {
        private String first;
        private String second;

        @Override
        public void initialize(InOrder order) {
            first = order.first();
            second = order.second();
        }

        @Override
        public boolean isValid(Record value, ConstraintValidatorContext context) {
            if (value == null || ordered(component(value, first), component(value, second))) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode(second)
                    .addConstraintViolation();
            return false;
        }

        @SuppressWarnings("unchecked")
        private static boolean ordered(Object first, Object second) {
            return first == null || second == null || ((Comparable<Object>) first).compareTo(second) <= 0;
        }

        private static Object component(Record value, String name) {
            try {
                var accessor = value.getClass().getDeclaredMethod(name);
                accessor.setAccessible(true);
                return accessor.invoke(value);
            } catch (ReflectiveOperationException misspelt) {
                throw new IllegalStateException(misspelt);
            }
        }
    }
}
