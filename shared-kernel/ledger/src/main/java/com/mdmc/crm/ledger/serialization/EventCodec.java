package com.mdmc.crm.ledger.serialization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** JSON codec of listed types: writes the current revision and reads every revision that was ever written. */
public final class EventCodec {

    private final EventTypes types;
    private final Upcasters upcasters;
    private final ObjectMapper mapper;
    private final Map<Shape, Reading> readings = new ConcurrentHashMap<>();

    private record Shape(String alias, String revision) {}

    public EventCodec(EventTypes types, Upcasters upcasters, ObjectMapper mapper) {
        this.types = types;
        this.upcasters = upcasters;
        this.mapper = mapper;
    }

    public EventCodec(EventTypes types, Upcasters upcasters) {
        this(types, upcasters, LedgerJson.mapper());
    }

    /** The type an object is stored as. */
    public EventType typeOf(Object payload) {
        return types.typeOf(payload.getClass());
    }

    /** The JSON of an object of a listed type. */
    public String write(Object payload) {
        try {
            return mapper.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a stored shape is read today: as a listed type, not at all, or not at this revision. */
    public Reading readingOf(String alias, String revision) {
        Shape shape = new Shape(alias, revision);
        Reading known = readings.get(shape);
        return known != null ? known : readings.computeIfAbsent(shape, unseen -> find(alias, revision));
    }

    /**
     * Reads stored JSON into an object of today's class.
     *
     * @throws IOException if the JSON does not fit the class
     * @throws IllegalStateException if the shape is not readable; ask {@link #readingOf} first
     */
    public Object read(String alias, String revision, String json) throws IOException {
        return read(readingOf(alias, revision), json);
    }

    /**
     * Reads stored JSON into an object of today's class.
     *
     * @throws IOException if the JSON does not fit the class
     * @throws IllegalStateException if the shape is not readable
     */
    public Object read(Reading reading, String json) throws IOException {
        if (!reading.isReadable()) {
            throw new IllegalStateException("not readable: " + reading.kind());
        }
        if (reading.steps().isEmpty()) {
            return reading.reader().readValue(json);
        }
        ObjectNode node = (ObjectNode) mapper.readTree(json);
        for (Upcaster step : reading.steps()) {
            node = step.change().apply(node);
        }
        return reading.reader().readValue(mapper.treeAsTokens(node));
    }

    private Reading find(String alias, String revision) {
        List<Upcaster> steps = upcasters.from(alias, revision);
        String endAlias = steps.isEmpty() ? alias : steps.get(steps.size() - 1).toAlias();
        String endRevision =
                steps.isEmpty() ? revision : steps.get(steps.size() - 1).to();
        return types.named(endAlias)
                .map(type -> type.revision().equals(endRevision)
                        ? new Reading(Reading.Kind.READABLE, type, mapper.readerFor(type.javaType()), steps)
                        : new Reading(Reading.Kind.UNKNOWN_REVISION, null, null, steps))
                .orElseGet(() -> new Reading(Reading.Kind.UNKNOWN_TYPE, null, null, steps));
    }

    /**
     * What is known about a stored shape.
     *
     * @param type today's type, null unless readable
     * @param reader reads it, null unless readable
     * @param steps the upcasters on the way there
     */
    public record Reading(Kind kind, EventType type, ObjectReader reader, List<Upcaster> steps) {

        /** Whether a shape can be read, and if not, why. */
        public enum Kind {
            READABLE,
            UNKNOWN_TYPE,
            UNKNOWN_REVISION
        }

        public boolean isReadable() {
            return kind == Kind.READABLE;
        }
    }
}
