package com.mdmc.crm.platform.http.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Tells the schemas of answers from those of requests. An answer has all its fields, and says which may be {@code null};
 * a request leaves out what is not required. What goes both ways has a schema for each: {@code PersonalInfo} in answers,
 * {@code PersonalInfoInput} in requests.
 */
final class AnswerSchemas implements GlobalOpenApiCustomizer {
    private final SchemaNames names;

    AnswerSchemas(SchemaNames names) {
        this.names = names;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Set<String> answered = SchemaReferences.ofAnswers(document);
        Set<String> requested = SchemaReferences.ofRequests(document);
        Set<String> both = new HashSet<>(answered);
        both.retainAll(requested);
        InputSchemas.split(document, requested, both);
        answered.forEach(name -> complete(schemas.get(name), names.typeOf(name)));
        schemas.forEach((name, schema) -> {
            if (!answered.contains(name)) {
                NullableFields.loosen(schema);
            }
        });
        nameItems(document);
    }

    @SuppressWarnings("rawtypes")
    private static void complete(Schema<?> schema, JavaType type) {
        if (schema.getProperties() == null || type == null) {
            return;
        }
        Map<String, AnswerField> fields = AnswerField.of(type);
        List<String> validated = schema.getRequired() == null ? List.of() : schema.getRequired();
        boolean isMarked = AnswerField.isNullMarked(type.getRawClass());
        List<String> required = new ArrayList<>();
        Map<String, Schema> properties = schema.getProperties();
        properties.replaceAll((name, property) -> {
            // What is no component is a method, whose answer is always there in a marked record.
            AnswerField field = fields.getOrDefault(name, new AnswerField(!isMarked, false, List.of()));
            if (!field.isOptional()) {
                required.add(name);
            }
            Schema keyed = field.keys().isEmpty() ? property : byKey(property, field.keys());
            return field.isNullable() && !validated.contains(name) ? NullableFields.orNull(keyed) : keyed;
        });
        schema.setRequired(required);
    }

    @SuppressWarnings("rawtypes")
    private static Schema byKey(Schema map, List<String> keys) {
        Schema<?> object = new JsonSchema().typesItem("object").description(map.getDescription());
        keys.forEach(key -> object.addProperty(key, (Schema) map.getAdditionalProperties()));
        object.setAdditionalProperties(false);
        return object;
    }

    /** A list that stands alone is answered as an object of one field. */
    private static void nameItems(OpenAPI document) {
        SchemaReferences.answers(document).forEach(media -> {
            if (media.getSchema() != null
                    && media.getSchema().getAdditionalProperties() instanceof Schema<?> items
                    && items.getItems() != null) {
                media.setSchema(new JsonSchema()
                        .typesItem("object")
                        .addProperty("items", items)
                        .required(List.of("items")));
            }
        });
    }
}
