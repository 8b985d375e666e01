package com.mdmc.crm.embeddedstore.plan;

import com.mdmc.crm.embeddedstore.index.IndexField;
import com.mdmc.crm.embeddedstore.index.OrderedIndex;
import com.mdmc.crm.embeddedstore.key.KeyRange;
import com.mdmc.crm.embeddedstore.storage.MapView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The stretches of one index a query needs: leading fields with fixed values, then at most one with ranges. */
final class Spans {

    private static final int MOST = 2000;
    private static final int SAMPLE = 16;
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

    OrderedIndex index() {
        return index;
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

    /** The fields that limit what is read. */
    List<IndexField> limitedFields() {
        return index.definition().fields().subList(0, fixedFields + (nextRanges() == null ? 0 : 1));
    }

    long exactCount() {
        return count(list);
    }

    /** Entries to read; estimated from a sample when there are many stretches. */
    long estimatedCount() {
        int step = Math.max(1, list.size() / SAMPLE);
        List<Span> sample = new ArrayList<>();
        for (int i = 0; i < list.size(); i += step) {
            sample.add(list.get(i));
        }
        return sample.isEmpty() ? 0 : count(sample) * list.size() / sample.size();
    }

    private long count(List<Span> spans) {
        MapView entries = index.map().view();
        return spans.stream()
                .mapToLong(
                        span -> entries.count(span.range().from(), span.range().to()))
                .sum();
    }
}
