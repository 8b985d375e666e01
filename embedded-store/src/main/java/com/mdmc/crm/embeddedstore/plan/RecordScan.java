package com.mdmc.crm.embeddedstore.plan;

import com.mdmc.crm.embeddedstore.index.OrderedIndex;
import com.mdmc.crm.embeddedstore.key.KeyRange;
import com.mdmc.crm.embeddedstore.storage.MapView;
import com.mdmc.crm.embeddedstore.storage.StoreMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/** Reads the records of a plan one by one. */
public final class RecordScan {

    private static final Span EVERYTHING = new Span(new KeyRange(new byte[0], null), 0);

    private final Plan plan;
    private final StoreMap records;
    private final Deque<SpanCursor> waiting = new ArrayDeque<>();
    private final PriorityQueue<SpanCursor> merging = new PriorityQueue<>(SpanCursor::compareTo);
    private final Set<Long> seen;
    private SpanCursor current;
    private long keysRead;

    public RecordScan(Plan plan, StoreMap records) {
        this.plan = plan;
        this.records = records;
        this.seen = plan.index() != null && plan.index().isMultikey() ? new HashSet<>() : null;
        List<Span> spans = plan.index() == null ? List.of(EVERYTHING) : plan.spans();
        spans.forEach(span -> {
            if (plan.reverse()) {
                waiting.addFirst(new SpanCursor(span, true));
            } else {
                waiting.addLast(new SpanCursor(span, false));
            }
        });
    }

    /** BSON of the next record; null at the end. */
    public byte[] next(Views views) {
        StoreMap map = plan.index() == null ? records : plan.index().map();
        MapView view = views.of(map);
        while (plan.merged() ? mergeNext(view) : sequenceNext(view)) {
            keysRead++;
            byte[] record = record(views);
            if (record != null) {
                return record;
            }
        }
        return null;
    }

    private byte[] record(Views views) {
        if (plan.index() == null) {
            return current.value();
        }
        long number = OrderedIndex.record(current.key(), current.value());
        return seen == null || seen.add(number) ? views.of(records).get(OrderedIndex.recordKey(number)) : null;
    }

    private boolean sequenceNext(MapView view) {
        if (current == null) {
            current = waiting.poll();
        }
        while (current != null && !current.next(view)) {
            current = waiting.poll();
        }
        return current != null;
    }

    private boolean mergeNext(MapView view) {
        if (current == null) {
            waiting.forEach(cursor -> advance(cursor, view));
        } else {
            advance(current, view);
        }
        current = merging.poll();
        return current != null;
    }

    private void advance(SpanCursor cursor, MapView view) {
        if (cursor.next(view)) {
            merging.add(cursor);
        }
    }

    /** Lets go of the views; the next read goes on where this one stopped. */
    public void detach() {
        List<SpanCursor> all = new ArrayList<>(waiting);
        all.addAll(merging);
        all.forEach(SpanCursor::detach);
        if (current != null) {
            current.detach();
        }
    }

    /** Index entries, or records, looked at so far. */
    public long keysRead() {
        return keysRead;
    }
}
