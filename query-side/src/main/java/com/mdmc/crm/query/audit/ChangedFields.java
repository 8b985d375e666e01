package com.mdmc.crm.query.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializer;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.mdmc.crm.projections.store.ViewJson;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Changed fields of two states, as paths in their JSON. The states are compared as objects, group by group; only values
 * that differ and have a serializer of their own are written as JSON for the comparison.
 */
final class ChangedFields {
    private static final ObjectMapper MAPPER = ViewJson.mapper();
    private static final Set<Class<?>> PLAIN =
            Set.of(String.class, Long.class, Integer.class, Boolean.class, Instant.class, LocalDate.class);

    /** The fields of a type that is written as an object field by field, by name; {@code null} for any other type. */
    private static final ClassValue<List<BeanPropertyWriter>> FIELDS = new ClassValue<>() {
        @Override
        protected List<BeanPropertyWriter> computeValue(Class<?> type) {
            return fieldsOf(type);
        }
    };

    private ChangedFields() {}

    /** Paths as of {@link JsonDifference}; either state may be {@code null}. */
    static List<String> between(Object before, Object after) {
        List<String> changed = new ArrayList<>();
        if (before != after) {
            Objects.requireNonNull(typeOf(before, after), "states of two types");
            compareFields("", before, after, changed);
            changed.removeAll(JsonDifference.BOOKKEEPING);
        }
        return changed;
    }

    private static void compareFields(String prefix, Object before, Object after, List<String> changed) {
        for (BeanPropertyWriter field : FIELDS.get(typeOf(before, after))) {
            Object old = before == null ? null : value(field, before);
            Object now = after == null ? null : value(field, after);
            if (Objects.equals(old, now)) {
                continue;
            }
            String path = prefix + field.getName();
            Class<?> type = typeOf(old, now);
            if (type != null && isGroup(field, type)) {
                compareFields(path + ".", old, now, changed);
            } else if (type != null && (PLAIN.contains(type) || Enum.class.isAssignableFrom(type))) {
                changed.add(path);
            } else {
                changed.addAll(JsonDifference.paths(path, json(field, before), json(field, after)));
            }
        }
    }

    /** The type of both, or of the only one there is; {@code null} if they have nothing in common. */
    private static Class<?> typeOf(Object before, Object after) {
        if (before == null || after == null) {
            return (before == null ? after : before).getClass();
        }
        return before.getClass() == after.getClass() ? before.getClass() : null;
    }

    private static boolean isGroup(BeanPropertyWriter field, Class<?> type) {
        boolean ownWay = field.hasSerializer() && field.getSerializer().getClass() != BeanSerializer.class;
        return !ownWay && FIELDS.get(type) != null;
    }

    private static List<BeanPropertyWriter> fieldsOf(Class<?> type) {
        try {
            JsonSerializer<?> serializer =
                    MAPPER.getSerializerProviderInstance().findValueSerializer(type);
            if (serializer.getClass() != BeanSerializer.class) {
                return null;
            }
            List<BeanPropertyWriter> fields = new ArrayList<>();
            for (Iterator<PropertyWriter> all = serializer.properties(); all.hasNext(); ) {
                fields.add((BeanPropertyWriter) all.next());
            }
            fields.sort(Comparator.comparing(BeanPropertyWriter::getName));
            return fields;
        } catch (Exception broken) {
            throw unreadable(type, broken);
        }
    }

    /** One field of a state or an event as JSON; {@code null} if it has none of the name. */
    static JsonNode field(Object of, String name) {
        for (BeanPropertyWriter field : FIELDS.get(of.getClass())) {
            if (field.getName().equals(name)) {
                return json(field, of);
            }
        }
        return null;
    }

    private static JsonNode json(BeanPropertyWriter field, Object of) {
        if (of == null) {
            return null;
        }
        SerializerProvider provider = MAPPER.getSerializerProviderInstance();
        try (TokenBuffer json = new TokenBuffer(MAPPER, false)) {
            json.writeStartObject();
            field.serializeAsField(of, json, provider);
            json.writeEndObject();
            JsonNode written = MAPPER.readTree(json.asParser());
            return written.get(field.getName());
        } catch (Exception broken) {
            throw unreadable(of.getClass(), broken);
        }
    }

    private static Object value(BeanPropertyWriter field, Object of) {
        try {
            return field.get(of);
        } catch (Exception broken) {
            throw unreadable(of.getClass(), broken);
        }
    }

    private static IllegalStateException unreadable(Class<?> type, Exception cause) {
        return new IllegalStateException("cannot read a " + type.getSimpleName(), cause);
    }
}
