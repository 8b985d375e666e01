package com.mdmc.crm.projections.fold;

import com.mdmc.crm.domain.DomainEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A read model as a pure function: the state before and an event give the state after. The same fold keeps the stored
 * view, answers for any past instant and serves as the oracle in tests.
 *
 * @param <V> the view; {@code null} before its first event
 */
public final class Fold<V> {
    private final Map<Class<?>, BiFunction<V, Recorded<?>, V>> steps;

    private Fold(Map<Class<?>, BiFunction<V, Recorded<?>, V>> steps) {
        this.steps = Map.copyOf(steps);
    }

    public static <V> Builder<V> of(Class<V> view) {
        return new Builder<>(view);
    }

    /** The state after an event; an event the fold does not know changes nothing. */
    public V apply(V before, Recorded<?> recorded) {
        BiFunction<V, Recorded<?>, V> step = steps.get(recorded.event().getClass());
        return step == null ? before : step.apply(before, recorded);
    }

    /** The state after a whole stream. */
    public V over(Iterable<? extends Recorded<?>> stream) {
        V state = null;
        for (Recorded<?> recorded : stream) {
            state = apply(state, recorded);
        }
        return state;
    }

    public boolean knows(Class<?> event) {
        return steps.containsKey(event);
    }

    /** Every event type that can change the view. */
    public Set<Class<?>> events() {
        return steps.keySet();
    }

    /** Collects the step of each event type. */
    public static final class Builder<V> {
        private final Class<V> view;
        private final Map<Class<?>, BiFunction<V, Recorded<?>, V>> steps = new HashMap<>();

        private Builder(Class<V> view) {
            this.view = view;
        }

        /** States what an event does to the view. A second step for the same event is an error. */
        public <E extends DomainEvent> Builder<V> on(Class<E> event, BiFunction<V, Recorded<E>, V> step) {
            if (steps.put(event, (before, recorded) -> step.apply(before, cast(recorded))) != null) {
                throw new IllegalStateException(view.getSimpleName() + " folds " + event.getSimpleName() + " twice");
            }
            return this;
        }

        public Fold<V> build() {
            return new Fold<>(steps);
        }

        @SuppressWarnings("unchecked")
        private static <E extends DomainEvent> Recorded<E> cast(Recorded<?> recorded) {
            return (Recorded<E>) recorded;
        }
    }
}
