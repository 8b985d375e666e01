package com.mdmc.crm.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An OpenAPI document, to be walked operation by operation, and asked whether an answer is as it says. */
public final class ApiDocument {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private static final String SCHEMAS = "#/components/schemas/";

    private final ObjectNode document;
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final Map<JsonNode, JsonSchema> compiled = new HashMap<>();

    public ApiDocument(JsonNode document) {
        this.document = (ObjectNode) document;
    }

    /** One operation of the document. */
    record Operation(String method, String path, JsonNode definition) {

        String id() {
            return definition.path("operationId").asText();
        }

        List<JsonNode> parameters(String in) {
            List<JsonNode> found = new ArrayList<>();
            definition.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals(in)) {
                    found.add(parameter);
                }
            });
            return found;
        }

        /** The schema of the JSON body; missing if it takes none. */
        JsonNode body() {
            return definition.at("/requestBody/content/application~1json/schema");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> operations.add(
                                new Operation(entry.getKey().toUpperCase(), path.getKey(), entry.getValue()))));
        return operations;
    }

    /** The schema a {@code $ref} points to, or the schema itself. */
    JsonNode resolved(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return reference.isTextual() ? resolved(document.at(reference.asText().substring(1))) : schema;
    }

    /** How an answer breaks the document; empty if it is as the document says. */
    String complaint(Operation operation, int status, String contentType, JsonNode body) {
        JsonNode response = operation.definition().path("responses").path(Integer.toString(status));
        if (response.isMissingNode()) {
            response = status >= 400
                    ? resolved(operation.definition().path("responses").path("default"))
                    : response;
        }
        if (response.isMissingNode()) {
            return "status " + status + " is not in the document";
        }
        if (!response.has("content")) {
            return "";
        }
        JsonNode media = response.path("content").path(contentType.replaceFirst(";.*", ""));
        if (media.isMissingNode()) {
            return contentType + " is not in the document for " + status;
        }
        return contentType.contains("json") && !contentType.contains("ndjson")
                ? complaint(media.path("schema"), body)
                : "";
    }

    /** The schemas that answers are made of. */
    Set<String> answered() {
        Set<String> names = new TreeSet<>();
        operations().forEach(operation -> follow(operation.definition().path("responses"), names));
        return names;
    }

    private void follow(JsonNode node, Set<String> names) {
        String reference = node.path("$ref").asText();
        if (reference.startsWith(SCHEMAS) && names.add(reference.substring(SCHEMAS.length()))) {
            follow(resolved(node), names);
        }
        node.forEach(each -> follow(each, names));
    }

    /** How a document breaks a schema, or has what the schema does not tell of; empty if it does not. */
    public String strictComplaint(String schema, JsonNode body) {
        ApiDocument closed = new ApiDocument(document.deepCopy());
        close(closed.document);
        return closed.complaint(closed.document.at("/components/schemas/" + schema), body);
    }

    private static void close(JsonNode node) {
        if (node.path("properties").isObject() && !node.has("additionalProperties")) {
            ((ObjectNode) node).put("additionalProperties", false);
        }
        node.forEach(ApiDocument::close);
    }

    /** How a document breaks a schema; empty if it does not. */
    String complaint(JsonNode schema, JsonNode body) {
        return compiled.computeIfAbsent(schema, this::compile).validate(body).stream()
                .limit(5)
                .map(Object::toString)
                .collect(Collectors.joining("; "));
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = new ObjectMapper().createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.setAll((ObjectNode) schema);
        whole.set("components", document.path("components"));
        return schemas.getSchema(whole);
    }
}
