package com.mdmc.crm.query.history;

import com.mdmc.crm.kernel.Rejection;
import com.mdmc.crm.kernel.eventstore.Commit;
import com.mdmc.crm.kernel.eventstore.Ledger;
import com.mdmc.crm.query.http.PointInTime;
import com.mdmc.crm.query.view.Recorded;
import com.mdmc.crm.query.view.RecordedEvents;
import com.mdmc.crm.query.view.ViewDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers what anything looked like at any moment, by folding its stream up to there. */
public final class PastStates {
    private final Ledger ledger;

    public PastStates(Ledger ledger) {
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
        List<Recorded<?>> stream = streamOf(subject, positionOf(when));
        V state = null;
        long position = 0;
        for (Recorded<?> recorded : stream) {
            if (subject.equals(view.key().apply(recorded.event()))) {
                state = view.fold().apply(state, recorded);
                position = recorded.position();
            }
        }
        if (state == null) {
            throw Rejection.notFound();
        }
        return new Past<>(state, position);
    }

    /** The state after all commits up to a position; nothing before its first event. */
    public <V> Optional<V> existingAt(ViewDefinition<V> view, String subject, long position) {
        V state = null;
        for (Recorded<?> recorded : streamOf(subject, position)) {
            if (subject.equals(view.key().apply(recorded.event()))) {
                state = view.fold().apply(state, recorded);
            }
        }
        return Optional.ofNullable(state);
    }

    /** Everything recorded about a subject up to and including a position, in order. */
    public List<Recorded<?>> streamOf(String subject, long upToPosition) {
        List<Recorded<?>> stream = new ArrayList<>();
        for (Commit commit : ledger.commitsOfSubject(subject, 0, upToPosition)) {
            stream.addAll(RecordedEvents.of(commit, subject));
        }
        return stream;
    }
}
