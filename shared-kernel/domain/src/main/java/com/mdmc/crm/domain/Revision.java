package com.mdmc.crm.domain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The revision of an event's stored shape, "1" when absent. Raise it whenever the JSON of an event changes, and give
 * the older revision an upcaster: what was recorded is never rewritten.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Revision {

    /** The revision of every event that does not name one. */
    String FIRST = "1";

    String value();
}
