package com.mdmc.crm.projections.fold;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.projections.counter.CounterDefinition;
import java.util.List;
import java.util.function.Function;
import org.bson.conversions.Bson;

/**
 * The definition of a view: where it is stored, what it is and how its events make it.
 *
 * @param name the Mongo collection
 * @param processor which processor writes it; views of one processor share its batches and its token
 * @param revision raised when documents stored by an earlier build no longer are what the fold makes: the next start
 *     then builds the view from the ledger
 * @param key the document an event belongs to; {@code null} if the event does not concern the view
 * @param indexes key patterns that queries rest on
 * @param counters sums over all documents of the view
 * @param hasSnapshots whether documents are kept as they were from time to time, for questions about the past; only
 *     where a key is a subject, and for what holds nothing that has to be forgotten but is not in the ledger
 * @param indexFields what is stored beside the state to find it by
 */
public record ViewDefinition<V>(
        String name,
        String processor,
        int revision,
        Class<V> type,
        Fold<V> fold,
        Function<DomainEvent, String> key,
        List<Bson> indexes,
        List<CounterDefinition<V>> counters,
        boolean hasSnapshots,
        IndexFields<V> indexFields) {

    public ViewDefinition {
        indexes = List.copyOf(indexes);
        counters = List.copyOf(counters);
    }

    /** A view that is queried, whose documents are keyed by their events' subjects. */
    public static <V> ViewDefinition<V> bySubject(
            String name, Class<V> type, Fold<V> fold, List<Bson> indexes, List<CounterDefinition<V>> counters) {
        return by(DomainEvent::subject, name, type, fold, indexes, counters);
    }

    /** A view that is queried. */
    public static <V> ViewDefinition<V> by(
            Function<DomainEvent, String> key,
            String name,
            Class<V> type,
            Fold<V> fold,
            List<Bson> indexes,
            List<CounterDefinition<V>> counters) {
        return new ViewDefinition<>(
                name, Projection.QUERY_VIEWS, 1, type, fold, key, indexes, counters, false, IndexFields.none());
    }

    /** A document with one more event folded into it. */
    public StoredView<V> after(StoredView<V> before, V state, long token) {
        long events = before == null || before.state() == null ? 1 : before.events() + 1;
        return new StoredView<>(state, token, hasSnapshots ? events : 0);
    }

    /** The document an event belongs to; {@code null} if the fold does not know the event or it concerns none. */
    public String keyOf(EventEnvelope<?> envelope) {
        return fold.knows(envelope.event().getClass()) ? key.apply(envelope.event()) : null;
    }

    /**
     * Whether a document begins with this event, so that it need not be looked for: nobody can have made it but who took
     * in the event before. Where sums or snapshots rest on that, the fold itself has to say so.
     */
    public boolean beginsWith(EventEnvelope<?> envelope, String documentKey) {
        return envelope.version() == 1
                && documentKey.equals(envelope.aggregateId())
                && (fold.startsWith(envelope.event().getClass()) || counters.isEmpty() && !hasSnapshots);
    }

    /** The same with snapshots of its documents. */
    public ViewDefinition<V> withSnapshots() {
        return new ViewDefinition<>(name, processor, revision, type, fold, key, indexes, counters, true, indexFields);
    }

    /** The same for decisions. */
    public ViewDefinition<V> forDecisions() {
        return new ViewDefinition<>(
                name,
                Projection.DECISION_VIEWS,
                revision,
                type,
                fold,
                key,
                indexes,
                counters,
                hasSnapshots,
                indexFields);
    }

    /** The same with fields to find its documents by. */
    public ViewDefinition<V> indexedBy(IndexFields<V> fields) {
        return new ViewDefinition<>(
                name, processor, revision, type, fold, key, indexes, counters, hasSnapshots, fields);
    }

    /** The same as of a revision. */
    public ViewDefinition<V> atRevision(int number) {
        return new ViewDefinition<>(
                name, processor, number, type, fold, key, indexes, counters, hasSnapshots, indexFields);
    }
}
