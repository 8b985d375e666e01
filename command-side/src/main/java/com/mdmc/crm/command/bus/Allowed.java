package com.mdmc.crm.command.bus;

import com.mdmc.crm.domain.user.Permission;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may give this command: whoever has one of the permissions, or everybody about their own account. Every command
 * has exactly one such line.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {
    Permission[] value() default {};

    /** Whether users need no permission if the command is about themselves. */
    boolean oneself() default false;
}
