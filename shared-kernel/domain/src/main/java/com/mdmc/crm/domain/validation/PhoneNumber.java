package com.mdmc.crm.domain.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A possible and valid number in E.164 form ({@code +33612345678}); judged where commands arrive. Absent is fine. */
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
public @interface PhoneNumber {
    String message() default "{field.phone-number}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
