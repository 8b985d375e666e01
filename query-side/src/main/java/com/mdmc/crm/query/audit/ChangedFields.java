package com.mdmc.crm.query.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.mdmc.crm.query.view.ViewJson;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * In which fields of their JSON two states differ. Of states that have most in common, only what is not equal is
 * written as JSON to be compared.
 */
final class ChangedFields {
    private static final ObjectMapper MAPPER = ViewJson.mapper();

    private ChangedFields() {}

    /** Paths as of {@link JsonDifference}; either state may be {@code null}. */
    static List<String> between(Object before, Object after) {
        if (before == after) {
            return List.of();
        }
        boolean comparable = before != null && after != null && before.getClass() == after.getClass();
        Predicate<BeanPropertyWriter> differs =
                property -> !comparable || !Objects.equals(value(property, before), value(property, after));
        return JsonDifference.between(tree(before, differs), tree(after, differs)).stream()
                .map(JsonDifference.Change::path)
                .toList();
    }

    /** One field of a state or an event as JSON; {@code null} if it has none of the name. */
    static JsonNode field(Object of, String name) {
        return tree(of, property -> property.getName().equals(name)).get(name);
    }

    private static JsonNode tree(Object state, Predicate<BeanPropertyWriter> wanted) {
        if (state == null) {
            return null;
        }
        SerializerProvider provider = MAPPER.getSerializerProviderInstance();
        try (TokenBuffer json = new TokenBuffer(MAPPER, false)) {
            json.writeStartObject();
            Iterator<PropertyWriter> properties =
                    provider.findValueSerializer(state.getClass()).properties();
            while (properties.hasNext()) {
                BeanPropertyWriter property = (BeanPropertyWriter) properties.next();
                if (wanted.test(property)) {
                    property.serializeAsField(state, json, provider);
                }
            }
            json.writeEndObject();
            return MAPPER.readTree(json.asParser());
        } catch (Exception broken) {
            throw unreadable(state, broken);
        }
    }

    private static Object value(BeanPropertyWriter property, Object state) {
        try {
            return property.get(state);
        } catch (Exception broken) {
            throw unreadable(state, broken);
        }
    }

    private static IllegalStateException unreadable(Object state, Exception cause) {
        return new IllegalStateException("cannot read a " + state.getClass().getSimpleName(), cause);
    }
}
