package com.mdmc.crm.domain.id;

/** The shape every identifier shares, so that one can stand in a stream key, a URL and a log line unescaped. */
final class Identifiers {
    private static final int LONGEST = 80;

    private Identifiers() {}

    /** Letters and digits of ASCII, and {@code _ : . -}; not empty and not longer than {@value #LONGEST}. */
    static void requireWellFormed(String value) {
        if (value == null || value.isEmpty() || value.length() > LONGEST || !isWellFormed(value)) {
            throw new IllegalArgumentException("not an identifier");
        }
    }

    // Letter by letter: every identifier in every event that is read comes by here.
    private static boolean isWellFormed(String value) {
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            boolean known = letter >= 'a' && letter <= 'z'
                    || letter >= 'A' && letter <= 'Z'
                    || letter >= '0' && letter <= '9'
                    || letter == '-'
                    || letter == '_'
                    || letter == ':'
                    || letter == '.';
            if (!known) {
                return false;
            }
        }
        return true;
    }
}
