package com.mdmc.crm.projections.asof;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Fold;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Live aggregation: the state of a subject folded from the ledger when it is asked for, exact at a position. Nothing is
 * stored; recent states are kept in memory and read on from where they were left.
 */
public final class LiveAggregation<V> {
    private final Ledger ledger;
    private final Fold<V> fold;
    private final Map<String, AsOf<V>> recent;

    /** @param room how many subjects are kept in memory */
    public LiveAggregation(Ledger ledger, Fold<V> fold, int room) {
        this.ledger = ledger;
        this.fold = fold;
        this.recent = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, AsOf<V>> eldest) {
                return size() > room;
            }
        };
    }

    /**
     * A state and the ledger position it belongs to.
     *
     * @param state {@code null} before the first event
     */
    public record AsOf<V>(V state, long position) {}

    /** The state at a position or at a later one. */
    public AsOf<V> at(String subject, long position) {
        AsOf<V> known = recall(subject);
        return known.position() < position ? remember(subject, readOn(subject, known, position)) : known;
    }

    private AsOf<V> readOn(String subject, AsOf<V> known, long position) {
        V state = known.state();
        for (Commit commit : ledger.commitsOfSubject(subject, known.position(), position)) {
            state = fold.over(state, EventEnvelope.of(commit, subject));
        }
        return new AsOf<>(state, position);
    }

    private AsOf<V> recall(String subject) {
        synchronized (recent) {
            return recent.getOrDefault(subject, new AsOf<>(null, 0));
        }
    }

    private AsOf<V> remember(String subject, AsOf<V> read) {
        synchronized (recent) {
            return recent.merge(subject, read, (old, now) -> old.position() > now.position() ? old : now);
        }
    }
}
