package com.mdmc.crm.platform.http.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.http.ProblemDetail;

/**
 * Every operation may answer with a problem document: what one looks like is said once, which codes it may carry of each
 * operation.
 */
final class ProblemResponses implements GlobalOpenApiCustomizer {
    private static final String NAME = "Problem";
    private static final String PREFIX = "problem.";
    private static final List<String> BUNDLES = List.of("common", "lead", "campaign", "user");

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(ProblemDetail.class, new Schema<>().$ref("#/components/schemas/" + NAME));
    }

    private final ProblemCodes codes;

    ProblemResponses(ProblemCodes codes) {
        this.codes = codes;
    }

    @Override
    public void customise(OpenAPI document) {
        document.getComponents().addSchemas(NAME, problem());
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> mayFail(operation, codes.of(method, path, operation))));
    }

    private static void mayFail(Operation operation, Set<String> codes) {
        // springdoc lists what the controllers' advice returns, with a shape that Jackson then writes differently.
        operation.getResponses().keySet().removeIf(status -> status.startsWith("4") || status.startsWith("5"));
        operation.getResponses().addApiResponse("default", answer(codes));
    }

    private static ApiResponse answer(Set<String> codes) {
        Schema<Object> code = new JsonSchema();
        code.typesItem("string");
        codes.forEach(code::addEnumItemObject);
        Schema<?> schema = new JsonSchema()
                .addAllOfItem(new Schema<>().$ref("#/components/schemas/" + NAME))
                .addAllOfItem(new JsonSchema().typesItem("object").addProperty("code", code));
        return new ApiResponse()
                .description("Refusé, avec le motif (RFC 9457)")
                .addHeaderObject(
                        "Retry-After",
                        new Header()
                                .description("Quand réessayer, en secondes (429, 503)")
                                .schema(new JsonSchema().typesItem("integer")))
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }

    private static Schema<?> problem() {
        return object(List.of("type", "title", "status", "code"))
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", new JsonSchema().typesItem("integer"))
                .addProperty("detail", text())
                .addProperty("instance", text())
                .addProperty("code", codes())
                .addProperty("traceId", text())
                .addProperty("errors", new JsonSchema().typesItem("array").items(fieldError()));
    }

    /** Every code there is, with its title in French. */
    private static Schema<?> codes() {
        Map<String, String> titles = new TreeMap<>();
        for (String bundle : BUNDLES) {
            ResourceBundle texts = ResourceBundle.getBundle("messages/" + bundle, Locale.ROOT);
            texts.keySet().stream()
                    .filter(key -> key.startsWith(PREFIX) && !key.endsWith(".detail"))
                    .forEach(key -> titles.put(key.substring(PREFIX.length()), texts.getString(key)));
        }
        Schema<Object> codes = new JsonSchema();
        codes.typesItem("string");
        titles.keySet().forEach(codes::addEnumItemObject);
        codes.addExtension("x-enum-titles", titles);
        return codes;
    }

    private static Schema<?> fieldError() {
        return object(List.of("field", "code"))
                .addProperty("field", text())
                .addProperty("code", text())
                .addProperty("message", text())
                .addProperty("allowed", new JsonSchema().typesItem("array").items(text()));
    }

    private static Schema<?> object(List<String> required) {
        return new JsonSchema().typesItem("object").required(required);
    }

    private static Schema<?> text() {
        return new JsonSchema().typesItem("string");
    }
}
