package com.mdmc.crm.projections.asof;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Progress;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.projections.store.Views;
import com.mdmc.crm.projections.store.Views.Kept;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.bson.conversions.Bson;

/**
 * Many documents of a view as they were at a position. What has not changed since is as it is stored; only the rest is
 * folded from the ledger, so that looking back a little costs little.
 */
public final class ViewsAsOf {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final int TOGETHER = 500;

    private final Views views;
    private final Ledger ledger;
    private final Progress progress;

    public ViewsAsOf(Views views, Ledger ledger, Progress progress) {
        this.views = views;
        this.ledger = ledger;
        this.progress = progress;
    }

    /**
     * Hands on every document that existed at a position.
     *
     * @param scope selects documents by what they are today
     * @param subject whose events a document is folded from
     * @param reader gets each document as it is today and as it was then
     */
    public <V> void each(
            ViewDefinition<V> view, Bson scope, long position, Function<V, String> subject, BiConsumer<V, V> reader) {
        if (!progress.await(List.of(view.name()), position, LONGEST_WAIT)) {
            throw new Rejection(Kind.UNAVAILABLE, "projection-behind", Map.of("retryAfter", 1), List.of());
        }
        Changed<V> changed = new Changed<>(view, position, subject, reader);
        views.each(view, scope, today -> {
            if (today.position() <= position) {
                reader.accept(today.state(), today.state());
            } else {
                changed.add(today);
            }
        });
        changed.fold();
    }

    /** Documents that have changed since, folded a few hundred at a time. */
    private final class Changed<V> {
        private final ViewDefinition<V> view;
        private final long position;
        private final Function<V, String> subject;
        private final BiConsumer<V, V> reader;
        private final Map<String, V> waiting = new HashMap<>();
        private final Set<String> subjects = new HashSet<>();

        private Changed(ViewDefinition<V> view, long position, Function<V, String> subject, BiConsumer<V, V> reader) {
            this.view = view;
            this.position = position;
            this.subject = subject;
            this.reader = reader;
        }

        private void add(Kept<V> today) {
            waiting.put(today.key(), today.state());
            subjects.add(subject.apply(today.state()));
            if (waiting.size() == TOGETHER) {
                fold();
            }
        }

        private void fold() {
            if (waiting.isEmpty()) {
                return;
            }
            Map<String, V> then = new HashMap<>();
            for (Commit commit : ledger.commitsOfSubjects(subjects, position)) {
                EventEnvelope.of(commit).forEach(recorded -> fold(recorded, then));
            }
            then.forEach((key, state) -> reader.accept(waiting.get(key), state));
            waiting.clear();
            subjects.clear();
        }

        private void fold(EventEnvelope<?> recorded, Map<String, V> then) {
            String key = view.key().apply(recorded.event());
            if (waiting.containsKey(key)) {
                V after = view.fold().apply(then.get(key), recorded);
                if (after != null) {
                    then.put(key, after);
                }
            }
        }
    }
}
