package com.mdmc.crm.domain.campaign.kpi;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The metrics of {@link Kpis} by path, down into the platforms' groups. */
public final class KpiPaths {
    /** Every metric, such as {@code spend} and {@code platformSpecific.youtube.watchTime}. */
    public static final Set<String> ALL = all();

    // Of different people, of ratios, and of levels.
    private static final Set<String> WITHOUT_SUM = Set.of(
            "reach",
            "frequency",
            "platformSpecific.youtube.avgViewDuration",
            "platformSpecific.youtube.retention25",
            "platformSpecific.youtube.retention50",
            "platformSpecific.youtube.retention75",
            "platformSpecific.spotify.followers",
            "platformSpecific.spotify.skipRate");

    private KpiPaths() {}

    private static Set<String> all() {
        Set<String> paths = new LinkedHashSet<>();
        collect(Kpis.class, "", paths);
        return Collections.unmodifiableSet(paths);
    }

    private static void collect(Class<?> group, String prefix, Set<String> paths) {
        for (RecordComponent component : group.getRecordComponents()) {
            String path = prefix + component.getName();
            if (component.getType().isRecord()) {
                collect(component.getType(), path + ".", paths);
            } else {
                paths.add(path);
            }
        }
    }

    /** Whether the values of a day's parts have a sum. */
    public static boolean hasSum(String path) {
        return !WITHOUT_SUM.contains(path);
    }

    /** Whether a metric is money. */
    public static boolean isAmount(String path) {
        return KpiMetric.ALL.stream()
                .anyMatch(metric -> metric.isAmount() && metric.name().equals(path));
    }

    @SuppressWarnings("unchecked")
    static <R extends Record> R made(Class<R> type, String prefix, Map<String, ? extends Number> numbers) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String path = prefix + components[i].getName();
            Class<?> component = components[i].getType();
            if (component.isRecord()) {
                values[i] = made((Class<? extends Record>) component, path + ".", numbers);
            } else if (numbers.get(path) != null) {
                BigDecimal number = new BigDecimal(numbers.get(path).toString());
                values[i] = component == Long.class ? (Object) number.longValueExact() : number;
            }
        }
        boolean isEmptyGroup = !prefix.isEmpty() && Stream.of(values).allMatch(Objects::isNull);
        return isEmptyGroup ? null : RecordValues.of(type).with(values);
    }

    @SuppressWarnings("unchecked")
    static <R extends Record> R chosen(R one, R other, String prefix, Predicate<String> paths) {
        R shape = one == null ? other : one;
        if (shape == null) {
            return null;
        }
        RecordValues<R> operations = RecordValues.of(shape);
        RecordComponent[] components = shape.getClass().getRecordComponents();
        Object[] values = one == null ? new Object[components.length] : operations.values(one);
        Object[] others = other == null ? new Object[components.length] : operations.values(other);
        for (int i = 0; i < components.length; i++) {
            String path = prefix + components[i].getName();
            if (components[i].getType().isRecord()) {
                values[i] = chosen((Record) values[i], (Record) others[i], path + ".", paths);
            } else if (paths.test(path)) {
                values[i] = others[i];
            }
        }
        boolean isEmptyGroup = !prefix.isEmpty() && Stream.of(values).allMatch(Objects::isNull);
        return isEmptyGroup ? null : operations.with(values);
    }
}
