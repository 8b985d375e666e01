package com.mdmc.crm.platform.http.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Which named schemas a document's answers and requests are made of. */
final class SchemaReferences {
    private static final String PREFIX = "#/components/schemas/";

    private SchemaReferences() {}

    static Set<String> ofAnswers(OpenAPI document) {
        return reached(document, answers(document).map(MediaType::getSchema));
    }

    static Set<String> ofRequests(OpenAPI document) {
        return reached(document, requests(document).map(MediaType::getSchema));
    }

    /** The media types of all answers. */
    static Stream<MediaType> answers(OpenAPI document) {
        return operations(document)
                .flatMap(operation -> operation.getResponses().values().stream())
                .flatMap(answer -> media(answer.getContent()));
    }

    /** The media types of all request bodies. */
    static Stream<MediaType> requests(OpenAPI document) {
        return operations(document)
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .flatMap(body -> media(body.getContent()));
    }

    private static Stream<Operation> operations(OpenAPI document) {
        return document.getPaths().values().stream().flatMap(path -> path.readOperations().stream());
    }

    private static Stream<MediaType> media(Content content) {
        return content == null ? Stream.of() : content.values().stream();
    }

    private static Set<String> reached(OpenAPI document, Stream<Schema> roots) {
        Set<String> reached = new HashSet<>();
        roots.filter(Objects::nonNull).forEach(root -> follow(document, root, reached));
        return reached;
    }

    private static void follow(OpenAPI document, Schema<?> schema, Set<String> reached) {
        if (schema.get$ref() != null) {
            String name = name(schema);
            Schema<?> named = document.getComponents().getSchemas().get(name);
            if (named != null && reached.add(name)) {
                follow(document, named, reached);
            }
        }
        within(schema).forEach(inner -> follow(document, inner, reached));
    }

    static String name(Schema<?> reference) {
        return reference.get$ref().substring(PREFIX.length());
    }

    /** Renames what a schema refers to, at any depth. */
    static void rename(Schema<?> schema, UnaryOperator<String> names) {
        if (schema.get$ref() != null) {
            schema.set$ref(PREFIX + names.apply(name(schema)));
        }
        within(schema).forEach(inner -> rename(inner, names));
    }

    /** The schemas directly within a schema. */
    private static Stream<Schema<?>> within(Schema<?> schema) {
        Stream<?> properties = values(schema.getProperties());
        Stream<?> items = Stream.ofNullable(schema.getItems());
        Stream<?> others = schema.getAdditionalProperties() instanceof Schema<?> any ? Stream.of(any) : Stream.of();
        Stream<?> choices = Stream.of(schema.getAnyOf(), schema.getAllOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .flatMap(Collection::stream);
        return Stream.of(properties, items, others, choices)
                .flatMap(each -> each)
                .map(each -> (Schema<?>) each);
    }

    private static Stream<?> values(Map<String, ?> properties) {
        return properties == null ? Stream.of() : properties.values().stream();
    }
}
