package com.mdmc.crm.query.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A deprecated path, kept for its callers; the answer names the path that replaces it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FormerPath {

    /** The last segment of the path that replaces this one; the others are the same. */
    String successor();

    /** The day of the deprecation, as {@code 2026-11-30}. */
    String since();
}
