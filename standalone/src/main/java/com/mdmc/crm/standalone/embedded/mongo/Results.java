package com.mdmc.crm.standalone.embedded.mongo;

import com.mdmc.crm.standalone.embedded.plan.Plan;
import com.mdmc.crm.standalone.embedded.plan.Views;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.UnaryOperator;

/** The answer to a query: sorted, cut and projected; read from the store only as far as it is asked for. */
final class Results implements Iterator<Document> {

    private final DocumentStream stream;
    private final UnaryOperator<Document> projection;
    private final int limit;
    private Iterator<Document> source;
    private int returned;

    Results(Find find, Plan plan, DocumentStream stream, UnaryOperator<Document> projection) {
        this.stream = stream;
        this.projection = projection;
        this.limit = find.limit();
        this.source = plan.sorted() ? stream : sorted(find);
        for (int i = 0; i < find.skip() && source.hasNext(); i++) {
            source.next();
        }
    }

    private Iterator<Document> sorted(Find find) {
        Comparator<Document> order = new DocumentComparator(find.orderBy());
        return find.needed() > 0 && find.needed() < 100_000 ? best((int) find.needed(), order) : everything(order);
    }

    private Iterator<Document> everything(Comparator<Document> order) {
        List<Document> all = new ArrayList<>();
        stream.forEachRemaining(all::add);
        all.sort(order);
        return all.iterator();
    }

    private record Ranked(Document document, long rank) {}

    /** Only the first ones are kept while reading; among equals the first read come first. */
    private Iterator<Document> best(int count, Comparator<Document> order) {
        Comparator<Ranked> ranking =
                Comparator.comparing(Ranked::document, order).thenComparingLong(Ranked::rank);
        PriorityQueue<Ranked> best = new PriorityQueue<>(count + 1, ranking.reversed());
        long rank = 0;
        while (stream.hasNext()) {
            best.add(new Ranked(stream.next(), rank++));
            if (best.size() > count) {
                best.poll();
            }
        }
        return best.stream().sorted(ranking).map(Ranked::document).iterator();
    }

    @Override
    public boolean hasNext() {
        return (limit == 0 || returned < limit) && source.hasNext();
    }

    @Override
    public Document next() {
        returned++;
        return projection.apply(source.next());
    }

    void continueIn(Views later) {
        stream.continueIn(later);
    }

    DocumentStream stream() {
        return stream;
    }
}
