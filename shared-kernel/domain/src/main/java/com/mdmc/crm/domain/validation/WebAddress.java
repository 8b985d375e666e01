package com.mdmc.crm.domain.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An absolute http or https address; judged where commands arrive. Absent is fine. */
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
public @interface WebAddress {
    String message() default "{field.web-address}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
