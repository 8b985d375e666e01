package com.mdmc.crm.projections.counter;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.projections.counter.Calendar.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CalendarTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 800;

    @Test
    void aPeriodIsMadeUpOfItsDaysEachOnce() {
        long seed = Long.getLong("crm.seed", 1);
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            LocalDate from = FIRST.plusDays(random.nextInt(DAYS));
            LocalDate to = from.plusDays(random.nextInt(DAYS));
            assertThat(days(Calendar.spans(from, to)))
                    .as("from %s to %s, seed %d", from, to, seed)
                    .containsExactlyElementsOf(from.datesUntil(to).toList());
        }
    }

    @Test
    void anOpenPeriodIsReadByTheMonth() {
        assertThat(Calendar.spans((LocalDate) null, null)).containsExactly(new Span(Calendar.MONTH, null, null));
        assertThat(Calendar.spans(LocalDate.of(2026, 3, 1), null))
                .containsExactly(new Span(Calendar.MONTH, "2026-03", null));
        assertThat(Calendar.spans(LocalDate.of(2026, 3, 2), null))
                .containsExactly(
                        new Span(Calendar.MONTH, "2026-04", null), new Span(Calendar.DAY, "2026-03-02", "2026-04-01"));
    }

    @Test
    void aPeriodOfInstantsIsMadeUpOfItsHoursEachOnce() {
        long seed = Long.getLong("crm.seed", 1);
        Random random = new Random(seed);
        Instant first = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant();
        for (int round = 0; round < 300; round++) {
            Instant from = first.plus(random.nextInt(24 * DAYS), ChronoUnit.HOURS);
            Instant to = from.plus(random.nextInt(24 * (round % 2 == 0 ? 3 : DAYS)), ChronoUnit.HOURS);
            assertThat(Calendar.spans(from, to).stream()
                            .flatMap(CalendarTest::hours)
                            .sorted()
                            .toList())
                    .as("from %s to %s, seed %d", from, to, seed)
                    .containsExactlyElementsOf(Stream.iterate(from, to::isAfter, hour -> hour.plus(1, ChronoUnit.HOURS))
                            .toList());
        }
    }

    @Test
    void aDayInParisBeginsInTheHourBeforeMidnight() {
        Instant from = Instant.parse("2026-10-24T22:00:00Z");
        assertThat(Calendar.spans(from, Instant.parse("2026-10-25T23:00:00Z")))
                .as("the day that has 25 hours")
                .containsExactly(new Span(Calendar.HOUR, "2026-10-24T22", "2026-10-25T23"));
        assertThat(Calendar.spans(from, null))
                .containsExactly(
                        new Span(Calendar.MONTH, "2026-11", null),
                        new Span(Calendar.DAY, "2026-10-25", "2026-11-01"),
                        new Span(Calendar.HOUR, "2026-10-24T22", "2026-10-25T00"));
        assertThat(Calendar.spans((Instant) null, null)).containsExactly(new Span(Calendar.MONTH, null, null));
    }

    private static Stream<Instant> hours(Span span) {
        if (span.unit().equals(Calendar.HOUR)) {
            Instant end = Instant.parse(span.to() + ":00:00Z");
            return Stream.iterate(
                    Instant.parse(span.from() + ":00:00Z"), end::isAfter, hour -> hour.plus(1, ChronoUnit.HOURS));
        }
        return days(span)
                .flatMap(day -> Stream.iterate(
                                day.atStartOfDay(ZoneOffset.UTC).toInstant(), hour -> hour.plus(1, ChronoUnit.HOURS))
                        .limit(24));
    }

    private static List<LocalDate> days(List<Span> spans) {
        List<LocalDate> days = new ArrayList<>();
        spans.stream().flatMap(CalendarTest::days).sorted().forEach(days::add);
        return days;
    }

    private static Stream<LocalDate> days(Span span) {
        return span.unit().equals(Calendar.DAY)
                ? LocalDate.parse(span.from()).datesUntil(LocalDate.parse(span.to()))
                : YearMonth.parse(span.from())
                        .atDay(1)
                        .datesUntil(YearMonth.parse(span.to()).atDay(1));
    }
}
