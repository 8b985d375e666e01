package com.mdmc.crm.domain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Exemption from masking: a text that is public, such as a stage name. Whoever sees the record may read it, also where
 * other personal texts are masked. It is encrypted and erased like any other.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Unmasked {}
