package com.mdmc.crm.standalone.embedded.plan;

import com.mdmc.crm.standalone.embedded.index.IndexField;
import com.mdmc.crm.standalone.embedded.index.OrderedIndex;
import com.mdmc.crm.standalone.embedded.key.KeyRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The stretches of one index a query needs: leading fields with fixed values, then at most one with ranges. */
final class Spans {

    private static final int MOST = 2000;
    private static final byte[] START = {};

    private final OrderedIndex index;
    private final List<Intervals> fields = new ArrayList<>();
    private final List<Span> list = new ArrayList<>();
    private int fixedFields;

    Spans(OrderedIndex index, QueryBounds bounds) {
        this.index = index;
        for (int i = 0; i < index.definition().fields().size(); i++) {
            fields.add(bounds.of(index.definition().fields().get(i).path(), index.isMultikey(i)));
        }
        List<byte[]> prefixes = fixedPrefixes();
        prefixes.forEach(prefix -> addSpans(prefix, nextRanges()));
        list.sort((a, b) -> Arrays.compareUnsigned(a.range().from(), b.range().from()));
    }

    /** Every combination of the values of the leading fixed fields. */
    private List<byte[]> fixedPrefixes() {
        List<byte[]> prefixes = List.of(START);
        while (fixedFields < fields.size() && isFixed(fixedFields, prefixes.size())) {
            List<byte[]> longer = new ArrayList<>();
            for (byte[] prefix : prefixes) {
                for (Interval value : directed(fixedFields)) {
                    longer.add(KeyRange.concat(prefix, value.from()));
                }
            }
            prefixes = longer;
            fixedFields++;
        }
        return prefixes;
    }

    private boolean isFixed(int field, int combinations) {
        Intervals values = fields.get(field);
        return values.arePoints() && (long) combinations * values.list().size() <= MOST;
    }

    private List<Interval> nextRanges() {
        boolean bounded =
                fixedFields < fields.size() && !fields.get(fixedFields).isAnything();
        return bounded ? directed(fixedFields) : null;
    }

    private List<Interval> directed(int field) {
        List<Interval> ascending = fields.get(field).list();
        IndexField definition = index.definition().fields().get(field);
        return definition.ascending()
                ? ascending
                : ascending.stream().map(Interval::descending).toList();
    }

    private void addSpans(byte[] prefix, List<Interval> ranges) {
        if (ranges == null) {
            list.add(new Span(new KeyRange(prefix, KeyRange.after(prefix)), prefix.length));
            return;
        }
        for (Interval range : ranges) {
            byte[] to = range.to() == null ? KeyRange.after(prefix) : KeyRange.concat(prefix, range.to());
            list.add(new Span(new KeyRange(KeyRange.concat(prefix, range.from()), to), prefix.length));
        }
    }

    List<Span> list() {
        return list;
    }

    /** How many leading fields have only fixed values. */
    int fixedFields() {
        return fixedFields;
    }

    Intervals field(int field) {
        return fields.get(field);
    }

    /** Whether the query limits what is read at all. */
    boolean areLimited() {
        return fixedFields > 0 || nextRanges() != null;
    }

    /** Entries to read; estimated from a sample when there are many stretches. */
    long count() {
        int step = Math.max(1, list.size() / 16);
        long sum = 0;
        int sampled = 0;
        for (int i = 0; i < list.size(); i += step) {
            KeyRange range = list.get(i).range();
            sum += index.map().view().count(range.from(), range.to());
            sampled++;
        }
        return sampled == 0 ? 0 : sum * list.size() / sampled;
    }
}
