package com.mdmc.crm.standalone.cli.doctor;

import java.util.Locale;

/**
 * What one check found.
 *
 * @param cure what to do; {@code null} if nothing has to be done
 */
record Finding(Level level, String part, String text, String cure) {

    /** How bad it is. */
    enum Level {
        OK,
        /** It works, and is not as it should be. */
        WARNING,
        /** It does not work, or will not. */
        ERROR
    }

    static Finding ok(String part, String text) {
        return new Finding(Level.OK, part, text, null);
    }

    static Finding warning(String part, String text, String cure) {
        return new Finding(Level.WARNING, part, text, cure);
    }

    static Finding error(String part, String text, String cure) {
        return new Finding(Level.ERROR, part, text, cure);
    }

    @Override
    public String toString() {
        String said = "%-7s %-9s %s".formatted(level.name().toLowerCase(Locale.ROOT), part, text);
        return cure == null ? said : said + System.lineSeparator() + " ".repeat(18) + "→ " + cure;
    }
}
