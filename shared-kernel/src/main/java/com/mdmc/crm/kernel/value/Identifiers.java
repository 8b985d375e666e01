package com.mdmc.crm.kernel.value;

import java.util.regex.Pattern;

/** The shape every identifier shares, so that one can stand in a stream key, a URL and a log line unescaped. */
final class Identifiers {
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_:.-]{1,80}");

    private Identifiers() {}

    static void requireWellFormed(String value) {
        if (value == null || !WELL_FORMED.matcher(value).matches()) {
            throw new IllegalArgumentException("not an identifier");
        }
    }
}
