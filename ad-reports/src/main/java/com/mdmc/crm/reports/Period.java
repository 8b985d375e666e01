package com.mdmc.crm.reports;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The days that a report says it is about, in a line above its titles: {@code 1 sept. 2026 - 3 sept. 2026}. */
record Period(LocalDate first, LocalDate last) {
    private static final Pattern BETWEEN = Pattern.compile("\\s+(?:[-–—]|to|au)\\s+");

    /** The period in a line; empty if it has none, or none that can be read. */
    static Optional<Period> in(Row row) {
        for (int i = 0; i < row.cells().size(); i++) {
            String[] ends = BETWEEN.split(row.text(i));
            if (ends.length == 2) {
                Set<LocalDate> first = DayStyle.readings(ends[0].replaceFirst("^.*\\b[Dd]u ", ""));
                Set<LocalDate> last = DayStyle.readings(ends[1]);
                if (!first.isEmpty() && !last.isEmpty()) {
                    return Optional.of(new Period(Collections.min(first), Collections.max(last)));
                }
            }
        }
        return Optional.empty();
    }

    /** Fails if a line is of another day. */
    void require(LocalDate day, Row row) {
        if (day.isBefore(first) || day.isAfter(last)) {
            throw new ReportRefused(new ReportProblem(
                    "days-outside-title",
                    Map.of("day", day.toString(), "first", first.toString(), "last", last.toString()),
                    row.number()));
        }
    }
}
