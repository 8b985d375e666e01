package com.mdmc.crm.domain.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An IANA zone such as {@code Europe/Paris}. Absent is fine. */
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = KnownCodes.TimeZones.class)
public @interface TimeZoneId {
    String message() default "{field.time-zone-id}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
