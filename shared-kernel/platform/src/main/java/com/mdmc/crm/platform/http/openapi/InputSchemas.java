package com.mdmc.crm.platform.http.openapi;

import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Schemas of requests under a name of their own, where an answer has the same. */
final class InputSchemas {
    private static final String SUFFIX = "Input";

    private InputSchemas() {}

    /**
     * Copies schemas for requests and lets these refer to the copies.
     *
     * @param requested what requests are made of
     * @param shared what answers are made of as well
     */
    @SuppressWarnings("rawtypes")
    static void split(OpenAPI document, Set<String> requested, Set<String> shared) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        for (String name : new TreeSet<>(requested)) {
            Schema<?> own = schemas.get(name);
            if (shared.contains(name)) {
                own = AnnotationsUtils.clone(own, true);
                schemas.put(input(name, shared), own);
            }
            SchemaReferences.rename(own, each -> input(each, shared));
        }
        SchemaReferences.requests(document)
                .filter(media -> media.getSchema() != null)
                .forEach(media -> SchemaReferences.rename(media.getSchema(), each -> input(each, shared)));
    }

    private static String input(String name, Set<String> shared) {
        return shared.contains(name) ? name + SUFFIX : name;
    }
}
