package com.mdmc.crm.projections.processing;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.StoredView;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.ViewStore;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;

/**
 * Inline projection: brings one document of a view up to date before its caller goes on, ahead of the view's processor,
 * which then finds its events folded already.
 */
public final class InlineProjection<V> {
    private final ViewDefinition<V> view;
    private final ViewStore<V> store;
    private final ViewWriter<V> writer;
    private final Ledger ledger;

    public InlineProjection(ViewDefinition<V> view, MongoDatabase database, Ledger ledger) {
        this.view = view;
        this.store = new ViewStore<>(database, view.name(), view.type());
        this.writer = new ViewWriter<>(view, database);
        this.ledger = ledger;
    }

    /** Folds what the subject's stream has and its document lacks; the state afterwards, if there is any. */
    public Optional<V> catchUp(String subject) {
        StoredView<V> before = store.load(List.of(subject)).get(subject);
        long token = before == null ? 0 : before.token();
        List<EventEnvelope<?>> missing =
                ledger
                        .commitsOfSubject(subject, Math.max(0, EventEnvelope.positionOf(token) - 1), Long.MAX_VALUE)
                        .stream()
                        .flatMap(commit -> EventEnvelope.of(commit, subject).stream())
                        .<EventEnvelope<?>>map(envelope -> envelope)
                        .filter(envelope -> envelope.token() > token && subject.equals(view.keyOf(envelope)))
                        .toList();
        writer.project(missing);
        return Optional.ofNullable(view.fold().over(before == null ? null : before.state(), missing));
    }
}
