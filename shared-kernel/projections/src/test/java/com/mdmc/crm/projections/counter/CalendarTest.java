package com.mdmc.crm.projections.counter;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.projections.counter.Calendar.Span;
import java.time.LocalDate;
import java.time.YearMonth;
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
        assertThat(Calendar.spans(null, null)).containsExactly(new Span(Calendar.MONTH, null, null));
        assertThat(Calendar.spans(LocalDate.of(2026, 3, 1), null))
                .containsExactly(new Span(Calendar.MONTH, "2026-03", null));
        assertThat(Calendar.spans(LocalDate.of(2026, 3, 2), null))
                .containsExactly(
                        new Span(Calendar.MONTH, "2026-04", null), new Span(Calendar.DAY, "2026-03-02", "2026-04-01"));
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
