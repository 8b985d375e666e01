package com.mdmc.crm.projections.fold;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.EventFold;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A read model as a pure function: the state before and an event give the state after. The same fold keeps the stored
 * view, answers for any past instant and serves as the oracle in tests.
 *
 * @param <V> the view; {@code null} before its first event
 */
public final class Fold<V> {
    private final Map<Class<?>, BiFunction<V, EventEnvelope<?>, V>> steps;
    private final Class<?> first;

    private Fold(Map<Class<?>, BiFunction<V, EventEnvelope<?>, V>> steps, Class<?> first) {
        this.steps = Map.copyOf(steps);
        this.first = first;
    }

    public static <V> Builder<V> of(Class<V> view) {
        return new Builder<>(view);
    }

    /** The state after an event; an event the fold does not know changes nothing. */
    public V apply(V before, EventEnvelope<?> recorded) {
        BiFunction<V, EventEnvelope<?>, V> step = steps.get(recorded.event().getClass());
        return step == null ? before : step.apply(before, recorded);
    }

    /** The state after a whole stream. */
    public V over(Iterable<? extends EventEnvelope<?>> stream) {
        return over(null, stream);
    }

    /** The state after some more events. */
    public V over(V before, Iterable<? extends EventEnvelope<?>> stream) {
        V state = before;
        for (EventEnvelope<?> recorded : stream) {
            state = apply(state, recorded);
        }
        return state;
    }

    public boolean knows(Class<?> event) {
        return steps.containsKey(event);
    }

    /** Whether a view begins with events of this type, and is not there before. */
    public boolean startsWith(Class<?> event) {
        return event.equals(first);
    }

    /** Every event type that can change the view. */
    public Set<Class<?>> events() {
        return steps.keySet();
    }

    /** Collects the step of each event type. */
    public static final class Builder<V> {
        private final Class<V> view;
        private final Map<Class<?>, BiFunction<V, EventEnvelope<?>, V>> steps = new HashMap<>();

        private Class<?> first;

        private Builder(Class<V> view) {
            this.view = view;
        }

        /**
         * States what an event, or every event of a sealed interface, does to the view. A second step for the same
         * event is an error.
         */
        public <E extends DomainEvent> Builder<V> on(Class<E> type, BiFunction<V, EventEnvelope<E>, V> step) {
            for (Class<? extends E> event : EventFold.typesUnder(type)) {
                if (steps.put(event, (before, recorded) -> step.apply(before, cast(recorded))) != null) {
                    throw new IllegalStateException(
                            view.getSimpleName() + " folds " + event.getSimpleName() + " twice");
                }
            }
            return this;
        }

        /** States which event the view begins with; events before it change nothing. */
        public <E extends DomainEvent> Builder<V> startsWith(Class<E> event, Function<EventEnvelope<E>, V> step) {
            on(event, (none, recorded) -> step.apply(recorded));
            first = event;
            return this;
        }

        /** States what an event does to the view, for a step that needs nothing of when, where and by whom. */
        public <E extends DomainEvent> Builder<V> when(Class<E> event, BiFunction<V, E, V> step) {
            return on(event, (before, recorded) -> step.apply(before, recorded.event()));
        }

        /** States what every event does to the view after its own step, such as noting the event's position. */
        public Builder<V> afterEach(BiFunction<V, EventEnvelope<?>, V> last) {
            steps.replaceAll((event, step) -> (before, recorded) -> last.apply(step.apply(before, recorded), recorded));
            return this;
        }

        /** Takes in a fold that needs nothing of when, where and by whom. */
        public Builder<V> all(EventFold<V> fold) {
            fold.events()
                    .forEach(event -> on(
                            event.asSubclass(DomainEvent.class),
                            (before, recorded) -> fold.after(before, recorded.event())));
            return this;
        }

        public Fold<V> build() {
            if (first != null) {
                steps.replaceAll((event, step) -> event == first
                        ? step
                        : (before, recorded) -> before == null ? null : step.apply(before, recorded));
            }
            return new Fold<>(steps, first);
        }

        @SuppressWarnings("unchecked")
        private static <E extends DomainEvent> EventEnvelope<E> cast(EventEnvelope<?> recorded) {
            return (EventEnvelope<E>) recorded;
        }
    }
}
