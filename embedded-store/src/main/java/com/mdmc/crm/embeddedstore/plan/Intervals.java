package com.mdmc.crm.embeddedstore.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The values a field may have for a query to match: disjoint intervals in ascending order, or anything. */
final class Intervals {

    static final Intervals ANYTHING = new Intervals(null);

    private final List<Interval> list;

    private Intervals(List<Interval> list) {
        this.list = list;
    }

    static Intervals of(Interval interval) {
        return union(List.of(interval));
    }

    static Intervals union(List<Interval> parts) {
        List<Interval> sorted = new ArrayList<>(parts);
        sorted.removeIf(Interval::isEmpty);
        sorted.sort((a, b) -> Arrays.compareUnsigned(a.from(), b.from()));
        List<Interval> joined = new ArrayList<>();
        for (Interval interval : sorted) {
            Interval last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.reaches(interval) && !areDifferentPoints(last, interval)) {
                joined.set(joined.size() - 1, last.join(interval));
            } else {
                joined.add(interval);
            }
        }
        return new Intervals(joined);
    }

    /** Neighbouring points stay points, so that an order behind them can be served. */
    private static boolean areDifferentPoints(Interval a, Interval b) {
        return a.point() && b.point() && !Arrays.equals(a.from(), b.from());
    }

    boolean isAnything() {
        return list == null;
    }

    List<Interval> list() {
        return list;
    }

    boolean arePoints() {
        return list != null && !list.isEmpty() && list.stream().allMatch(Interval::point);
    }

    boolean isOnePoint() {
        return arePoints() && list.size() == 1;
    }

    Intervals union(Intervals other) {
        if (isAnything() || other.isAnything()) {
            return ANYTHING;
        }
        List<Interval> all = new ArrayList<>(list);
        all.addAll(other.list);
        return union(all);
    }

    Intervals intersect(Intervals other) {
        if (isAnything()) {
            return other;
        }
        if (other.isAnything()) {
            return this;
        }
        List<Interval> common = new ArrayList<>();
        for (Interval a : list) {
            other.list.stream().filter(a::overlaps).map(a::intersect).forEach(common::add);
        }
        return union(common);
    }

    boolean contains(byte[] value) {
        return isAnything() || list.stream().anyMatch(interval -> interval.overlaps(Interval.point(value)));
    }
}
