package com.mdmc.crm.ledger.serialization;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.ser.InstantSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes instants as the platform's formatter does, {@code 2026-05-01T09:30:00.123Z}, but digit by digit: the formatter
 * took almost half of the time of writing an event. Years of other than four digits are left to it.
 */
final class InstantWriter extends StdScalarSerializer<Instant> {
    private static final long serialVersionUID = 1L;
    private static final long DAY = 86_400;
    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final int MILLION = 1_000_000;

    InstantWriter() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator to, SerializerProvider provider) throws IOException {
        if (value.getEpochSecond() < FIRST || value.getEpochSecond() > LAST) {
            InstantSerializer.INSTANCE.serialize(value, to, provider);
        } else {
            char[] text = new char["2026-05-01T09:30:00.123456789Z".length()];
            to.writeString(text, 0, plain(value, text));
        }
    }

    /** Writes an instant of a year of four digits; answers how many letters that took. */
    static int plain(Instant value, char[] text) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(value.getEpochSecond(), DAY));
        int second = (int) Math.floorMod(value.getEpochSecond(), DAY);
        number(day.getYear(), text, 0, 4, '-');
        number(day.getMonthValue(), text, 5, 2, '-');
        number(day.getDayOfMonth(), text, 8, 2, 'T');
        number(second / 3_600, text, 11, 2, ':');
        number(second / 60 % 60, text, 14, 2, ':');
        number(second % 60, text, 17, 2, '.');
        int end = fraction(value.getNano(), text, 20);
        text[end] = 'Z';
        return end + 1;
    }

    /** Three, six or nine digits, none for a whole second; answers the end. */
    private static int fraction(int nanos, char[] text, int from) {
        if (nanos == 0) {
            return from - 1;
        }
        int digits = nanos % MILLION == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
        int shown = digits == 3 ? nanos / MILLION : digits == 6 ? nanos / 1_000 : nanos;
        number(shown, text, from, digits, 'Z');
        return from + digits;
    }

    private static void number(int value, char[] text, int from, int digits, char behind) {
        int rest = value;
        for (int at = from + digits - 1; at >= from; at--) {
            text[at] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        text[from + digits] = behind;
    }
}
