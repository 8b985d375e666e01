package com.mdmc.crm.query.lead.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.query.lead.agenda.CalendarText.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarTextTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final Instant AT = Instant.parse("2026-12-01T13:30:00Z");

    @Test
    void anEntryHasItsTimeInUtc() {
        assertThat(calendar("Appel : Zoé"))
                .contains(
                        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
                        "X-WR-CALNAME:Relances\r\n",
                        "BEGIN:VEVENT\r\nUID:f1@lead-1\r\nDTSTAMP:20261130T100000Z\r\nDTSTART:20261201T133000Z\r\n",
                        "SUMMARY:Appel : Zoé\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    }

    @Test
    void whatTheFormatKeepsForItselfIsEscaped() {
        assertThat(calendar("a;b,c\\d\r\nDTSTART:19700101T000000Z\u0007"))
                .contains("SUMMARY:a\\;b\\,c\\\\d\\nDTSTART:19700101T000000Z\r\n");
    }

    @Test
    void longLinesAreFoldedBetweenCharacters() {
        String name = "👩‍🎤 Cœur de pirate — ".repeat(20);
        String calendar = calendar(name);
        assertThat(calendar.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(calendar.replace("\r\n ", "")).contains("SUMMARY:" + name + "\r\n");
    }

    private static String calendar(String summary) {
        return CalendarText.of("Relances", List.of(new Entry("f1@lead-1", AT, summary)), NOW);
    }
}
