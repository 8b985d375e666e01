package com.mdmc.crm.embeddedstore.plan;

import com.mdmc.crm.embeddedstore.index.OrderedIndex;
import com.mdmc.crm.embeddedstore.plan.SortOrder.Reading;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Picks the cheapest plan. What an index would read is counted exactly (pages know how many keys are below them), so no
 * statistics are kept.
 */
public final class Planner {

    // Reading the records one after the other is cheaper than going to each through an index.
    private static final double SCAN_FACTOR = 0.6;
    private static final double SORT_FACTOR = 3;
    // As many values of a list are compared with a document's as take the time of reading it.
    private static final double COMPARISONS = 8;

    private final List<OrderedIndex> indexes;
    private final long records;

    /** @param records how many documents the collection has */
    public Planner(List<OrderedIndex> indexes, long records) {
        this.indexes = indexes;
        this.records = records;
    }

    private record Candidate(OrderedIndex index, Spans spans, long entries) {}

    /** @param needed skip and limit together; 0: all */
    public Plan plan(Document query, Document orderBy, long needed) {
        SortOrder order = new SortOrder(orderBy);
        if (order.isNatural() && order.isReverse()) {
            return scan(query, orderBy, needed, records);
        }
        QueryBounds bounds = new QueryBounds(query);
        List<Candidate> candidates = new ArrayList<>();
        for (OrderedIndex index : indexes) {
            if (UsableIndex.is(index, query, bounds)) {
                Spans spans = new Spans(index, bounds);
                if (isOneKey(index, spans)) {
                    return plan(query, new Candidate(index, spans, 1), orderBy, needed, 1);
                }
                if (spans.areLimited() || new SortOrder(orderBy).readingOf(index, spans) != Reading.UNSORTED) {
                    candidates.add(new Candidate(index, spans, spans.estimatedCount()));
                }
            }
        }
        long matches = candidates.stream().mapToLong(Candidate::entries).min().orElse(records);
        return candidates.stream()
                .map(candidate -> plan(query, candidate, orderBy, needed, Math.max(1, matches)))
                .reduce(scan(query, orderBy, needed, Math.max(1, matches)), Planner::cheaper);
    }

    /** Nothing can be cheaper than the one key of a unique index. */
    private static boolean isOneKey(OrderedIndex index, Spans spans) {
        return index.isUnique()
                && spans.fixedFields() == index.definition().fields().size()
                && spans.list().size() == 1;
    }

    private static Plan cheaper(Plan a, Plan b) {
        return Comparator.comparingDouble(Plan::cost).compare(b, a) < 0 ? b : a;
    }

    private Plan scan(Document query, Document orderBy, long needed, long matches) {
        SortOrder order = new SortOrder(orderBy);
        double read = order.isNatural() ? untilEnough(records, needed, matches) : records * SORT_FACTOR;
        double factor = SCAN_FACTOR * Math.max(1, longestList(query) / COMPARISONS);
        return new Plan(null, List.of(), order.isReverse(), order.isNatural(), false, query.isEmpty(), read * factor);
    }

    /** A scan compares each document with all values of a list, which an index goes to one by one. */
    private static int longestList(Document query) {
        return query.values().stream()
                .map(condition -> condition instanceof Document operators ? operators.get("$in") : null)
                .mapToInt(values -> values instanceof Collection<?> list ? list.size() : 0)
                .max()
                .orElse(0);
    }

    private Plan plan(Document query, Candidate candidate, Document orderBy, long needed, long matches) {
        SortOrder order = new SortOrder(orderBy);
        Reading reading = order.readingOf(candidate.index, candidate.spans);
        boolean sorted = reading != Reading.UNSORTED;
        double read = sorted ? untilEnough(candidate.entries, needed, matches) : candidate.entries * SORT_FACTOR;
        boolean merged = reading == Reading.MERGED;
        boolean exact = ExactQuery.isCovered(query, candidate.spans) && ExactQuery.isExact(query);
        return new Plan(candidate.index, candidate.spans.list(), order.isReverse(), sorted, merged, exact, read);
    }

    /** A sorted plan may stop early: matches are taken to lie evenly among what is read. */
    private static double untilEnough(long entries, long needed, long matches) {
        return needed == 0 ? entries : Math.min(entries, (double) needed * Math.max(1, entries / (double) matches));
    }
}
