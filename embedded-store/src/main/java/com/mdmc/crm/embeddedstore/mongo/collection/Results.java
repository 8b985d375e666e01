package com.mdmc.crm.embeddedstore.mongo.collection;

import com.mdmc.crm.embeddedstore.mongo.document.MentionedFields;
import com.mdmc.crm.embeddedstore.mongo.document.StoredDocument;
import com.mdmc.crm.embeddedstore.plan.Plan;
import com.mdmc.crm.embeddedstore.plan.Views;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The answer to a query: sorted and cut; read from the store only as far as it is asked for. Iterated, it gives what a
 * reply carries: documents as they are stored ({@link StoredDocument}), or what a projection leaves of them.
 */
public final class Results implements Iterator<Object> {

    private final DocumentStream stream;
    private final Optional<UnaryOperator<Document>> projection;
    private final Optional<Set<String>> ordering;
    private final int limit;
    private Iterator<StoredDocument> source;
    private int returned;

    Results(Find find, Plan plan, DocumentStream stream, Optional<UnaryOperator<Document>> projection) {
        this.stream = stream;
        this.projection = projection;
        this.limit = find.limit();
        this.ordering = MentionedFields.ordering(find.orderBy());
        this.source = plan.sorted() ? stream : sorted(find);
        for (int i = 0; i < find.skip() && source.hasNext(); i++) {
            source.next();
        }
    }

    private Iterator<StoredDocument> sorted(Find find) {
        Comparator<Decoded> order = Comparator.comparing(Decoded::document, new DocumentComparator(find.orderBy()));
        Iterator<Decoded> sorted =
                find.needed() > 0 && find.needed() < 100_000 ? best((int) find.needed(), order) : everything(order);
        return map(sorted, Decoded::stored);
    }

    private record Decoded(Document document, StoredDocument stored) {}

    private Iterator<Decoded> everything(Comparator<Decoded> order) {
        List<Decoded> all = new ArrayList<>();
        stream.forEachRemaining(stored -> all.add(decoded(stored)));
        all.sort(order);
        return all.iterator();
    }

    private Decoded decoded(StoredDocument stored) {
        return new Decoded(stored.with(ordering), stored);
    }

    private record Ranked(Decoded document, long rank) {}

    /** Only the first ones are kept while reading; among equals the first read come first. */
    private Iterator<Decoded> best(int count, Comparator<Decoded> order) {
        Comparator<Ranked> ranking =
                Comparator.comparing(Ranked::document, order).thenComparingLong(Ranked::rank);
        PriorityQueue<Ranked> best = new PriorityQueue<>(count + 1, ranking.reversed());
        long rank = 0;
        while (stream.hasNext()) {
            best.add(new Ranked(decoded(stream.next()), rank++));
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
    public Object next() {
        returned++;
        StoredDocument stored = source.next();
        return projection.isEmpty() ? stored : projection.get().apply(stored.document());
    }

    /** What is left of the answer, decoded. */
    public Iterator<Document> documents() {
        return map(this, next -> next instanceof StoredDocument stored ? stored.document() : (Document) next);
    }

    private static <A, B> Iterator<B> map(Iterator<A> iterator, Function<? super A, B> mapping) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public B next() {
                return mapping.apply(iterator.next());
            }
        };
    }

    void continueIn(Views later) {
        stream.continueIn(later);
    }

    public DocumentStream stream() {
        return stream;
    }
}
