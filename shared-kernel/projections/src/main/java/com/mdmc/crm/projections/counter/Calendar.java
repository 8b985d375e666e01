package com.mdmc.crm.projections.counter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;

/**
 * Rows kept by the day and again by the month, so that a long period costs as many rows as it has months, whatever
 * happened in it: whole months are read by the month, the rest of a period by the day. Rows of instants are kept by the
 * hour as well, all in UTC: days of any zone that is whole hours away from it are made up of hours.
 */
public final class Calendar {
    /** Stands in a key for all values of a field together. */
    public static final String ALL = "*";

    private static final String UNIT = "unit";
    private static final String SPAN = "span";
    static final String HOUR = "hour";
    static final String DAY = "day";
    static final String MONTH = "month";

    private static final int UP_TO_HOUR = "2026-11-30T23".length();
    private static final Duration NEARLY_A_DAY = Duration.ofDays(1).minusNanos(1);

    private Calendar() {}

    /** The two rows of a day, that of the day itself and that of its month. */
    public static List<CounterKey> keys(LocalDate day, CounterKey rest) {
        return List.of(
                rest.with(UNIT, DAY, SPAN, day.toString()),
                rest.with(UNIT, MONTH, SPAN, YearMonth.from(day).toString()));
    }

    /** The three rows of an instant, those of its hour, day and month in UTC. */
    public static List<CounterKey> keys(Instant when, CounterKey rest) {
        List<CounterKey> keys = new ArrayList<>(keys(dayOf(when), rest));
        keys.add(rest.with(UNIT, HOUR, SPAN, hour(when)));
        return keys;
    }

    /** Whether rows by the hour tell what was before an instant from what came after it. */
    public static boolean isBound(Instant instant) {
        return instant.getNano() == 0 && instant.getEpochSecond() % 3_600 == 0;
    }

    /** The day of a row that is kept by the day. */
    public static String spanOf(CounterRow row) {
        return row.key().get(SPAN);
    }

    /** Key pattern of an index that serves periods, whatever else the rows are about. */
    public static Bson index() {
        return Indexes.ascending("key." + UNIT, "key." + SPAN);
    }

    /** Key pattern of an index that serves periods for one value of a field. */
    public static Bson index(String field) {
        return Indexes.ascending("key." + UNIT, "key." + field, "key." + SPAN);
    }

    /** Selects rows by the day; either bound may be open, {@code to} is the day after the last. */
    public static Bson daily(LocalDate from, LocalDate to) {
        return days(from, to).selection();
    }

    /** Selections that together make up a period, none of which overlaps another. */
    public static List<Bson> period(LocalDate from, LocalDate to) {
        return spans(from, to).stream().map(Span::selection).toList();
    }

    /** The same for rows of instants; either bound may be open, and both begin an hour. */
    public static List<Bson> period(Instant from, Instant to) {
        return spans(from, to).stream().map(Span::selection).toList();
    }

    /** Whether a row is kept by the day, and by one of these days; either bound may be open. */
    public static boolean isOfDay(CounterKey row, LocalDate from, LocalDate to) {
        return days(from, to).holds(row);
    }

    static List<Span> spans(LocalDate from, LocalDate to) {
        YearMonth first =
                from == null ? null : YearMonth.from(from.minusDays(1)).plusMonths(1);
        YearMonth last = to == null ? null : YearMonth.from(to);
        if (first != null && last != null && !first.isBefore(last)) {
            return List.of(days(from, to));
        }
        List<Span> spans = new ArrayList<>();
        spans.add(new Span(MONTH, text(first), text(last)));
        if (first != null && from.isBefore(first.atDay(1))) {
            spans.add(days(from, first.atDay(1)));
        }
        if (last != null && last.atDay(1).isBefore(to)) {
            spans.add(days(last.atDay(1), to));
        }
        return spans;
    }

    static List<Span> spans(Instant from, Instant to) {
        LocalDate first = from == null ? null : dayOf(from.plus(NEARLY_A_DAY));
        LocalDate last = to == null ? null : dayOf(to);
        if (first != null && last != null && !first.isBefore(last)) {
            return List.of(hours(from, to));
        }
        List<Span> spans = new ArrayList<>(spans(first, last));
        if (first != null && from.isBefore(start(first))) {
            spans.add(hours(from, start(first)));
        }
        if (last != null && start(last).isBefore(to)) {
            spans.add(hours(start(last), to));
        }
        return spans;
    }

    private static Span hours(Instant from, Instant to) {
        return new Span(HOUR, hour(from), hour(to));
    }

    private static String hour(Instant when) {
        return when.toString().substring(0, UP_TO_HOUR);
    }

    private static LocalDate dayOf(Instant when) {
        return LocalDate.ofInstant(when, ZoneOffset.UTC);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Span days(LocalDate from, LocalDate to) {
        return new Span(DAY, text(from), text(to));
    }

    /** Rows of one unit from one span up to, but without, another; {@code null} for no bound. */
    record Span(String unit, String from, String to) {

        Bson selection() {
            List<Bson> bounds = new ArrayList<>(List.of(eq("key." + UNIT, unit)));
            if (from != null) {
                bounds.add(gte("key." + SPAN, from));
            }
            if (to != null) {
                bounds.add(lt("key." + SPAN, to));
            }
            return and(bounds);
        }

        boolean holds(CounterKey row) {
            String span = row.get(SPAN);
            return unit.equals(row.get(UNIT))
                    && (from == null || span.compareTo(from) >= 0)
                    && (to == null || span.compareTo(to) < 0);
        }
    }

    private static String text(Object span) {
        return span == null ? null : span.toString();
    }
}
