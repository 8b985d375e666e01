package com.mdmc.crm.query.audit;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.query.resource.AuditedResource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * LRU cache of subject states before the next commit; states not in it are folded from the ledger. Not safe for
 * concurrent use: one projection walks the ledger with it.
 */
final class SubjectStates {
    private static final Object NOTHING = new Object();

    private final Ledger ledger;
    private final List<AuditedResource> resources;
    private final Map<String, Object> states = new LastUsed();
    // What a batch is about stays at hand until its end, however much of it there is.
    private final Map<String, Object> batch = new HashMap<>();

    SubjectStates(Ledger ledger, List<AuditedResource> resources) {
        this.ledger = ledger;
        this.resources = resources;
    }

    /** The same for another walk through the ledger. */
    SubjectStates fromTheBeginning() {
        return new SubjectStates(ledger, resources);
    }

    /** Makes sure the states of these subjects as of a position are at hand, with one read for all that are not. */
    void prepare(Collection<String> subjects, Set<String> beginning, long asOf) {
        batch.clear();
        subjects.forEach(subject -> batch.put(subject, states.get(subject)));
        // A subject whose first event is still to come has no past to read.
        beginning.forEach(subject -> batch.putIfAbsent(subject, NOTHING));
        Set<String> missing = new HashSet<>(subjects);
        missing.removeIf(subject -> batch.get(subject) != null);
        if (missing.isEmpty()) {
            return;
        }
        Map<String, Object> folded = new HashMap<>();
        for (Commit commit : ledger.commitsOfSubjects(missing, asOf)) {
            for (EventEnvelope<?> recorded : EventEnvelope.of(commit)) {
                String subject = recorded.event().subject();
                if (missing.contains(subject)) {
                    folded.put(subject, fold(folded.get(subject), recorded));
                }
            }
        }
        missing.forEach(subject -> batch.put(subject, folded.getOrDefault(subject, NOTHING)));
    }

    /** The state before the next event; {@code null} if there is none yet. */
    Object before(String subject) {
        Object state = batch.get(subject);
        return state == NOTHING ? null : state;
    }

    /** Moves on by an event and gives the state after it. */
    Object advance(EventEnvelope<?> recorded) {
        String subject = recorded.event().subject();
        Object after = fold(before(subject), recorded);
        batch.put(subject, after == null ? NOTHING : after);
        states.put(subject, batch.get(subject));
        return after;
    }

    /** Forgets these subjects, so that their states are folded anew. */
    void forget(Collection<String> subjects) {
        states.keySet().removeAll(subjects);
        batch.keySet().removeAll(subjects);
    }

    /** Forgets all subjects. */
    void forgetAll() {
        states.clear();
        batch.clear();
    }

    private Object fold(Object before, EventEnvelope<?> recorded) {
        for (AuditedResource resource : resources) {
            if (resource.view().fold().knows(recorded.event().getClass())) {
                return resource.apply(before, recorded);
            }
        }
        return before;
    }

    /**
     * The states used last. Those in use for a time and never again are the rule, so what is used often has no
     * preference over what is new.
     */
    private static final class LastUsed extends LinkedHashMap<String, Object> {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 20_000;

        private LastUsed() {
            super(1 << 10, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Object> eldest) {
            return size() > MOST;
        }
    }
}
