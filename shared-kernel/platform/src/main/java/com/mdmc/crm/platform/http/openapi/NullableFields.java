package com.mdmc.crm.platform.http.openapi;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** States the contract's rule for absent values of requests: a field that is not required may be {@code null}. */
final class NullableFields {
    private NullableFields() {}

    static void loosen(Schema<?> object) {
        if (object.getProperties() == null) {
            return;
        }
        List<String> required = object.getRequired() == null ? List.of() : object.getRequired();
        object.getProperties().replaceAll((name, property) -> required.contains(name) ? property : orNull(property));
    }

    @SuppressWarnings("rawtypes")
    static Schema orNull(Schema property) {
        if (property.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(property, new JsonSchema().typesItem("null")));
        }
        Set<String> types = types(property);
        if (types.isEmpty() || types.contains("null")) {
            return property;
        }
        types.add("null");
        property.setTypes(types);
        if (property.getEnum() != null) {
            allowNullAmong(property);
        }
        return property;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Set<String> types(Schema property) {
        Set<String> types = new LinkedHashSet<>();
        if (property.getTypes() != null) {
            types.addAll(property.getTypes());
        } else if (property.getType() != null) {
            types.add(property.getType());
        }
        return types;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void allowNullAmong(Schema property) {
        List<Object> values = new java.util.ArrayList<>(property.getEnum());
        if (!values.contains(null)) {
            values.add(null);
            property.setEnum(values);
        }
    }
}
