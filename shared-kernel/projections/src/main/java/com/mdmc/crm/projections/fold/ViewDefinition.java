package com.mdmc.crm.projections.fold;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.projections.counter.Counters;
import java.util.List;
import java.util.function.Function;
import org.bson.conversions.Bson;

/**
 * One read model: where it is stored, what it is and how it comes about.
 *
 * @param name the Mongo collection, which is also the name of the processor that keeps it
 * @param key the document an event belongs to; {@code null} if the event does not concern the view
 * @param indexes key patterns the API's queries rest on
 * @param counters figures that are sums over all documents of the view
 * @param hasSnapshots whether documents are kept as they were from time to time, for questions about the past; only
 *     where a key is a subject, and for what holds nothing that has to be forgotten but is not in the ledger
 */
public record ViewDefinition<V>(
        String name,
        Class<V> type,
        Fold<V> fold,
        Function<DomainEvent, String> key,
        List<Bson> indexes,
        List<Counters<V>> counters,
        boolean hasSnapshots) {

    public ViewDefinition {
        indexes = List.copyOf(indexes);
        counters = List.copyOf(counters);
    }

    /** A view whose documents are keyed by their events' subjects. */
    public static <V> ViewDefinition<V> bySubject(
            String name, Class<V> type, Fold<V> fold, List<Bson> indexes, List<Counters<V>> counters) {
        return new ViewDefinition<>(name, type, fold, DomainEvent::subject, indexes, counters, false);
    }

    /** A document with one more event folded into it. */
    public StoredView<V> after(StoredView<V> before, V state, long token) {
        long events = before == null || before.state() == null ? 1 : before.events() + 1;
        return new StoredView<>(state, token, hasSnapshots ? events : 0);
    }

    /** The same with snapshots of its documents. */
    public ViewDefinition<V> withSnapshots() {
        return new ViewDefinition<>(name, type, fold, key, indexes, counters, true);
    }
}
