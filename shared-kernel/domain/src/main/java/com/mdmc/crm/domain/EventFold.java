package com.mdmc.crm.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A left fold of events into a state: one pure step per event type. Aggregates, accounts and views share the folds of
 * what they all remember, so that there is one place that says what an event does to it.
 *
 * @param <S> the state; {@code null} before its first event
 */
public final class EventFold<S> {
    private final Map<Class<?>, BiFunction<S, DomainEvent, S>> steps;

    private EventFold(Map<Class<?>, BiFunction<S, DomainEvent, S>> steps) {
        this.steps = Map.copyOf(steps);
    }

    public static <S> Builder<S> of(Class<S> state) {
        return of(state.getSimpleName());
    }

    /** @param state what is folded, for messages */
    public static <S> Builder<S> of(String state) {
        return new Builder<>(state);
    }

    /** The state after an event; an event without a step leaves it as it is. */
    public S after(S before, DomainEvent event) {
        BiFunction<S, DomainEvent, S> step = steps.get(event.getClass());
        return step == null ? before : step.apply(before, event);
    }

    /** Every event type that has a step. */
    public Set<Class<?>> events() {
        return steps.keySet();
    }

    /** The event types under a type: itself, or the records that a sealed interface permits. */
    @SuppressWarnings("unchecked")
    public static <E extends DomainEvent> List<Class<? extends E>> typesUnder(Class<E> type) {
        if (!type.isSealed()) {
            return List.of(type);
        }
        List<Class<? extends E>> types = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            types.addAll(typesUnder((Class<E>) permitted));
        }
        return types;
    }

    /** Collects the step of each event type. */
    public static final class Builder<S> {
        private final String state;
        private final Map<Class<?>, BiFunction<S, DomainEvent, S>> steps = new HashMap<>();

        private Builder(String state) {
            this.state = state;
        }

        /** States what an event, or every event of a sealed interface, does. A second step for an event is an error. */
        public <E extends DomainEvent> Builder<S> on(Class<E> type, BiFunction<S, E, S> step) {
            for (Class<? extends E> event : typesUnder(type)) {
                if (steps.put(event, (before, each) -> step.apply(before, type.cast(each))) != null) {
                    throw new IllegalStateException(state + " folds " + event.getSimpleName() + " twice");
                }
            }
            return this;
        }

        /** As {@link #on(Class, BiFunction)}, for a step that needs nothing of the event. */
        public Builder<S> on(Class<? extends DomainEvent> type, UnaryOperator<S> step) {
            return on(type, (before, event) -> step.apply(before));
        }

        public EventFold<S> build() {
            return new EventFold<>(steps);
        }
    }
}
