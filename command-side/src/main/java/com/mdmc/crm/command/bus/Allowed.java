package com.mdmc.crm.command.bus;

import com.mdmc.crm.domain.user.Permission;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Authorization of a command: an actor needs one of the permissions, or none for a command about their own account.
 * Every command has exactly one such line.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {
    Permission[] value() default {};

    /** Whether users need no permission if the command is about themselves. */
    boolean oneself() default false;
}
