package com.mdmc.crm.domain.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An address mail can be sent to; judged where commands arrive. Absent is fine. */
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
public @interface EmailAddress {
    String message() default "{field.email-address}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
