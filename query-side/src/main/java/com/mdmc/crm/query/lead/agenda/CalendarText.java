package com.mdmc.crm.query.lead.agenda;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Calendar in the iCalendar format (RFC 5545). */
final class CalendarText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 75;
    private static final String END = "\r\n";

    private final StringBuilder text = new StringBuilder();

    private CalendarText() {}

    /**
     * An entry, which takes a quarter of an hour.
     *
     * @param id the same whenever the calendar is read
     */
    record Entry(String id, Instant at, String summary) {}

    /** @param now when the calendar is read */
    static String of(String name, List<Entry> entries, Instant now) {
        CalendarText calendar = new CalendarText();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//MDMC//CRM//FR");
        calendar.line("X-WR-CALNAME:" + escaped(name));
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION:PT15M");
        entries.forEach(entry -> calendar.event(entry, now));
        calendar.line("END:VCALENDAR");
        return calendar.text.toString();
    }

    private void event(Entry entry, Instant now) {
        line("BEGIN:VEVENT");
        line("UID:" + escaped(entry.id()));
        line("DTSTAMP:" + TIME.format(now));
        line("DTSTART:" + TIME.format(entry.at()));
        line("DURATION:PT15M");
        line("SUMMARY:" + escaped(entry.summary()));
        line("END:VEVENT");
    }

    // A line goes on in the next one that begins with a blank; no character is parted.
    private void line(String content) {
        int length = 0;
        for (int at = 0; at < content.length(); at = content.offsetByCodePoints(at, 1)) {
            String character = content.substring(at, content.offsetByCodePoints(at, 1));
            int bytes = character.getBytes(StandardCharsets.UTF_8).length;
            if (length + bytes > LONGEST_LINE) {
                text.append(END).append(' ');
                length = 1;
            }
            text.append(character);
            length += bytes;
        }
        text.append(END);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", "");
    }
}
