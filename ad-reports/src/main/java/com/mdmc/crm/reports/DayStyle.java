package com.mdmc.crm.reports;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides how a file writes days, from all of them. */
final class DayStyle {
    private static final int MOST_DAYS = 40_000;
    private static final List<String> DIGITS = List.of(
            "yyyy-M-d",
            "yyyy/M/d",
            "yyyyMMdd",
            "d/M/yyyy",
            "M/d/yyyy",
            "d.M.yyyy",
            "M.d.yyyy",
            "d-M-yyyy",
            "M-d-yyyy",
            "d/M/yy",
            "M/d/yy");
    private static final List<String> WORDS =
            List.of("d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy", "EEE d MMM yyyy", "EEE, MMM d, yyyy");

    private final Map<String, Long> seen = new LinkedHashMap<>();
    private String typed;

    /**
     * A way of writing days.
     *
     * @param known cells that were read; a report of many lines has few days. {@code null} to keep none
     */
    record Format(String pattern, Locale locale, DateTimeFormatter formatter, Map<String, Optional<LocalDate>> known) {

        static Format of(String pattern, Locale locale) {
            return new Format(
                    pattern,
                    locale,
                    new DateTimeFormatterBuilder()
                            .parseCaseInsensitive()
                            .appendPattern(pattern.replace('y', 'u'))
                            .toFormatter(locale)
                            .withResolverStyle(ResolverStyle.STRICT),
                    null);
        }

        /** The same for reading a report, by one thread. */
        Format remembering() {
            return new Format(pattern, locale, formatter, new HashMap<>());
        }

        /** Whether another country reads day and month the other way round. */
        boolean isSwappable() {
            return pattern.matches("(d+[^dM]M{1,2}|M{1,2}[^dM]d+)[^dM].*");
        }

        /** The day, or {@code null}. */
        LocalDate day(String cell) {
            if (!cell.isEmpty() && cell.charAt(0) == Row.DAY) {
                return LocalDate.parse(cell.substring(1));
            }
            if (known == null) {
                return parsed(cell).orElse(null);
            }
            Optional<LocalDate> day = known.get(cell);
            if (day == null) {
                day = parsed(cell);
                if (known.size() < MOST_DAYS) {
                    known.put(cell, day);
                }
            }
            return day.orElse(null);
        }

        private Optional<LocalDate> parsed(String cell) {
            try {
                return Optional.of(LocalDate.parse(plain(cell), formatter));
            } catch (DateTimeParseException wrong) {
                return Optional.empty();
            }
        }
    }

    // A day may be written with its first instant, and French months with a point behind them.
    private static String plain(String cell) {
        String text = cell.strip().replaceAll("[\\p{Z}\\s]+", " ").replaceAll("[ T]00:00(:00)?(\\.0+)?Z?$", "");
        return text.replaceFirst("^1er ", "1 ");
    }

    /** Notes a day as it is written. */
    void add(String cell, long line) {
        if (cell.isEmpty() || cell.charAt(0) != Row.DAY) {
            seen.putIfAbsent(cell, line);
            if (seen.size() > MOST_DAYS) {
                throw ReportRefused.of("too-many-days");
            }
        } else if (typed == null) {
            typed = cell.substring(1);
        }
    }

    /**
     * The format that reads most days; fails if another that reads as many, or one more, disagrees, or if a spreadsheet
     * may have read some of them by another.
     */
    Format decided(String option) {
        Format decided = chosen(option);
        for (Map.Entry<String, Long> cell : seen.entrySet()) {
            // What it left as text it could not read, so what it read may have day and month swapped.
            if (typed != null && decided.isSwappable() && decided.day(cell.getKey()) != null) {
                throw new ReportRefused(new ReportProblem(
                        "days-swapped", Map.of("cell", cell.getKey().strip(), "typed", typed), cell.getValue()));
            }
        }
        requireOneWay(decided, option);
        return decided;
    }

    // Days written in two ways went through a spreadsheet, too, or the option is of another file.
    private void requireOneWay(Format decided, String option) {
        String read = seen.keySet().stream()
                .filter(cell -> decided.day(cell) != null)
                .findFirst()
                .orElse(null);
        for (Map.Entry<String, Long> cell : seen.entrySet()) {
            boolean isOther = decided.day(cell.getKey()) == null && isReadByDigits(cell.getKey());
            if (isOther && option != null) {
                throw new ReportRefused(ReportProblem.at(
                        cell.getValue(),
                        "option-contradicted",
                        "cell",
                        cell.getKey().strip()));
            } else if (isOther && read != null) {
                throw new ReportRefused(new ReportProblem(
                        "days-mixed",
                        Map.of("one", read.strip(), "other", cell.getKey().strip()),
                        cell.getValue()));
            }
        }
    }

    private static boolean isReadByDigits(String cell) {
        return formats().stream()
                .filter(format -> DIGITS.contains(format.pattern()))
                .anyMatch(format -> format.day(cell) != null);
    }

    private Format chosen(String option) {
        if (option != null) {
            try {
                return Format.of(option, Locale.FRENCH);
            } catch (IllegalArgumentException malformed) {
                throw ReportRefused.of("bad-option", "option", "dateFormat");
            }
        }
        List<Format> best = new ArrayList<>();
        int most = 0;
        for (Format format : formats()) {
            int read = (int) seen.keySet().stream()
                    .filter(cell -> format.day(cell) != null)
                    .count();
            if (read > most) {
                best.clear();
                most = read;
            }
            if (read == most && read > 0) {
                best.add(format);
            }
        }
        Set<Format> possible = new LinkedHashSet<>(best);
        Set<String> unread = new LinkedHashSet<>(seen.keySet());
        unread.removeIf(cell -> isRead(cell, best));
        formats().stream()
                .filter(format -> unread.stream().anyMatch(cell -> format.day(cell) != null))
                .forEach(possible::add);
        requireAgreement(possible, unread);
        return best.isEmpty() ? Format.of("yyyy-M-d", Locale.ENGLISH) : best.get(0);
    }

    private static boolean isRead(String cell, Collection<Format> formats) {
        return formats.stream().anyMatch(format -> format.day(cell) != null);
    }

    private void requireAgreement(Collection<Format> formats, Set<String> unread) {
        for (Map.Entry<String, Long> cell : seen.entrySet()) {
            if (unread.contains(cell.getKey())) {
                continue;
            }
            Map<LocalDate, Format> readings = new LinkedHashMap<>();
            formats.forEach(format -> {
                LocalDate day = format.day(cell.getKey());
                if (day != null) {
                    readings.putIfAbsent(day, format);
                }
            });
            if (readings.size() > 1) {
                List<LocalDate> days = List.copyOf(readings.keySet());
                throw new ReportRefused(new ReportProblem(
                        "date-ambiguous",
                        Map.of(
                                "cell", cell.getKey().strip(),
                                "one", days.get(0).toString(),
                                "other", days.get(1).toString(),
                                "oneFormat", readings.get(days.get(0)).pattern(),
                                "otherFormat", readings.get(days.get(1)).pattern()),
                        cell.getValue()));
            }
        }
    }

    /** Every day that a cell could mean. */
    static Set<LocalDate> readings(String cell) {
        Set<LocalDate> days = new LinkedHashSet<>();
        formats().forEach(format -> {
            LocalDate day = format.day(cell);
            if (day != null) {
                days.add(day);
            }
        });
        return days;
    }

    private static Collection<Format> formats() {
        return Formats.ALL;
    }

    /** Made when first needed. */
    private static final class Formats {
        static final List<Format> ALL = all();

        private static List<Format> all() {
            List<Format> formats = new ArrayList<>();
            DIGITS.forEach(pattern -> formats.add(Format.of(pattern, Locale.ENGLISH)));
            for (Locale locale : List.of(Locale.ENGLISH, Locale.UK, Locale.FRENCH)) {
                WORDS.forEach(pattern -> formats.add(Format.of(pattern, locale)));
            }
            return formats;
        }
    }
}
