package com.mdmc.crm.domain.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An ISO 3166-1 alpha-2 code such as {@code FR}. Absent is fine. */
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = KnownCodes.Countries.class)
public @interface CountryCode {
    String message() default "{field.country-code}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
