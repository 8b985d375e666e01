package com.mdmc.crm.command.bus;

import com.mdmc.crm.kernel.user.Permission;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The permissions of which an actor needs one to give this command; every command has exactly one such line. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {
    Permission[] value();
}
