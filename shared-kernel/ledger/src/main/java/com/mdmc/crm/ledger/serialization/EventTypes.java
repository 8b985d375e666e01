package com.mdmc.crm.ledger.serialization;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Closed list of storable types. A type that is not listed is rejected on writing and never loaded on reading.
 */
public final class EventTypes {

    private final Map<String, EventType> byAlias = new LinkedHashMap<>();
    private final Map<Class<?>, EventType> byClass = new LinkedHashMap<>();

    private EventTypes(Collection<EventType> types) {
        types.forEach(this::register);
    }

    /**
     * The concrete classes of some sealed hierarchies, and the plain classes given, under their simple names.
     *
     * @throws IllegalArgumentException if two classes would share an alias, or a hierarchy is open
     */
    public static EventTypes of(Class<?>... roots) {
        List<EventType> types = new ArrayList<>();
        for (Class<?> root : roots) {
            SealedHierarchy.concreteClassesOf(root).forEach(type -> types.add(EventType.of(type)));
        }
        return new EventTypes(types);
    }

    /** This list and more types, such as snapshots and tokens, which Axon stores beside the events. */
    public EventTypes and(EventType... more) {
        List<EventType> types = new ArrayList<>(byAlias.values());
        types.addAll(List.of(more));
        return new EventTypes(types);
    }

    /** Both lists. */
    public EventTypes and(EventTypes others) {
        return and(others.all().toArray(EventType[]::new));
    }

    /** The type stored under a name, if it is known. */
    public Optional<EventType> named(String alias) {
        return Optional.ofNullable(byAlias.get(alias));
    }

    /**
     * The listed type of a class.
     *
     * @throws UnlistedTypeException if the class is not on the list
     */
    public EventType typeOf(Class<?> javaType) {
        EventType type = byClass.get(javaType);
        if (type == null) {
            throw new UnlistedTypeException(javaType);
        }
        return type;
    }

    /** All types in the order they were listed. */
    public Collection<EventType> all() {
        return List.copyOf(byAlias.values());
    }

    private void register(EventType type) {
        EventType sameAlias = byAlias.putIfAbsent(type.alias(), type);
        EventType sameClass = byClass.putIfAbsent(type.javaType(), type);
        if (sameAlias != null && !sameAlias.equals(type) || sameClass != null && !sameClass.equals(type)) {
            throw new IllegalArgumentException("Alias %s or class %s is listed twice"
                    .formatted(type.alias(), type.javaType().getName()));
        }
    }
}
