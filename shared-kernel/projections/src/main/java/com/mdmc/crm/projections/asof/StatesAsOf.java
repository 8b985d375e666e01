package com.mdmc.crm.projections.asof;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.projections.store.Views.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers what anything looked like at any moment, by folding its stream from the last snapshot up to there. */
public final class StatesAsOf {
    private final Views views;
    private final Ledger ledger;

    public StatesAsOf(Views views, Ledger ledger) {
        this.views = views;
        this.ledger = ledger;
    }

    /**
     * A state and the ledger position it belongs to.
     *
     * @param position of the last commit at that moment that was about the subject
     */
    public record Past<V>(V state, long position) {}

    /** The ledger position a moment stands for: the last commit not later than it. */
    public long positionOf(PointInTime when) {
        if (when.atPosition() != null) {
            return Math.min(when.atPosition(), ledger.head());
        }
        return when.at() == null ? ledger.head() : ledger.positionAt(when.at());
    }

    /** The state at a moment; fails as not found before the first event. */
    public <V> Past<V> of(ViewDefinition<V> view, String subject, PointInTime when) {
        return at(view, subject, positionOf(when));
    }

    /** The state after all commits up to a position; fails as not found before the first event. */
    public <V> Past<V> at(ViewDefinition<V> view, String subject, long position) {
        Past<V> past = folded(view, subject, position);
        if (past.state() == null) {
            throw Rejection.notFound();
        }
        return past;
    }

    /** As {@link #at}, but nothing before the first event. */
    public <V> Optional<V> existingAt(ViewDefinition<V> view, String subject, long position) {
        return Optional.ofNullable(folded(view, subject, position).state());
    }

    private <V> Past<V> folded(ViewDefinition<V> view, String subject, long upTo) {
        Optional<Kept<V>> snapshot = views.snapshot(view, subject, upTo);
        V state = snapshot.map(Kept::state).orElse(null);
        long seen = snapshot.map(Kept::token).orElse(0L);
        long position = EventEnvelope.positionOf(seen);
        for (EventEnvelope<?> recorded : streamOf(subject, seen, upTo)) {
            if (subject.equals(view.key().apply(recorded.event()))) {
                state = view.fold().apply(state, recorded);
                position = recorded.position();
            }
        }
        return new Past<>(state, position);
    }

    /** Everything recorded about a subject up to and including a position, in order. */
    public List<EventEnvelope<?>> streamOf(String subject, long upToPosition) {
        return streamOf(subject, 0, upToPosition);
    }

    /** Everything recorded about a subject in {@code (after, upTo]}, in order. */
    public List<EventEnvelope<?>> streamBetween(String subject, long after, long upTo) {
        return streamOf(subject, EventEnvelope.lastTokenOf(after), upTo);
    }

    private List<EventEnvelope<?>> streamOf(String subject, long afterToken, long upToPosition) {
        List<EventEnvelope<?>> stream = new ArrayList<>();
        long before = Math.max(0, EventEnvelope.positionOf(afterToken) - 1);
        for (Commit commit : ledger.commitsOfSubject(subject, before, upToPosition)) {
            EventEnvelope.of(commit, subject).stream()
                    .filter(recorded -> recorded.token() > afterToken)
                    .forEach(stream::add);
        }
        return stream;
    }
}
