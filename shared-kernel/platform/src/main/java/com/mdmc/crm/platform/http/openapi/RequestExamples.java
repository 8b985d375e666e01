package com.mdmc.crm.platform.http.openapi;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;

/** One example for each body that is sent, by the operation's name. */
final class RequestExamples implements GlobalOpenApiCustomizer {
    private final Map<?, ?> examples;

    private RequestExamples(Map<?, ?> examples) {
        this.examples = examples;
    }

    static RequestExamples read(String resource) {
        try (InputStream json = new ClassPathResource(resource).getInputStream()) {
            return new RequestExamples(Json31.mapper().readValue(json, Map.class));
        } catch (IOException missing) {
            throw new UncheckedIOException("the examples of requests cannot be read", missing);
        }
    }

    @Override
    public void customise(OpenAPI document) {
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> examples.containsKey(operation.getOperationId()))
                .forEach(this::add);
    }

    private void add(Operation operation) {
        Object example = examples.get(operation.getOperationId());
        operation.getRequestBody().getContent().values().forEach(media -> media.setExample(example));
    }
}
