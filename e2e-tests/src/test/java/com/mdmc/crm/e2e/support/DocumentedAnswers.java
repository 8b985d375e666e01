package com.mdmc.crm.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Compares every answer that any test gets with {@code docs/openapi.json}: a problem with the codes that are listed for
 * the operation, what came of a command with the members of its schema.
 */
final class DocumentedAnswers {
    private static final JsonNode DOCUMENT = document();
    private static final List<Operation> OPERATIONS = operations();

    private DocumentedAnswers() {}

    /** @param members of the JSON of each status of success; none for an answer of any shape */
    private record Operation(String method, String path, Set<String> codes, Map<String, Set<String>> members) {

        boolean isAsked(String asked, String at) {
            // An operation answers HEAD as it does GET.
            return method.equals(asked.equals("HEAD") ? "GET" : asked)
                    && at.matches(path.replaceAll("\\{[^}]*}", "[^/]+"));
        }
    }

    /** Fails if the answer is not as its operation says; paths that are no operation's are not judged. */
    static void check(Answer answer) {
        String method = answer.raw().request().method();
        String path = answer.raw().request().uri().getRawPath();
        OPERATIONS.stream()
                .filter(operation -> operation.isAsked(method, path))
                .findFirst()
                .ifPresent(operation -> check(answer, method, operation));
    }

    private static void check(Answer answer, String method, Operation operation) {
        String code = answer.text("/code");
        if (answer.status() >= 400 && !code.isEmpty() && !operation.codes().contains(code)) {
            throw new AssertionError(method + " " + operation.path() + " answered " + code
                    + ", which openapi/problems.txt does not list for it");
        }
        Set<String> members = operation.members().getOrDefault(Integer.toString(answer.status()), Set.of());
        // What is asked for in a query may bring more.
        if (!members.isEmpty()
                && !method.equals("GET")
                && !method.equals("HEAD")
                && answer.body().isObject()) {
            answer.body().fieldNames().forEachRemaining(member -> {
                if (!members.contains(member)) {
                    throw new AssertionError(method + " " + operation.path() + " answered a member " + member
                            + ", which the schema of its answer has not");
                }
            });
        }
    }

    // A literal path comes before one with variables that it would match as well.
    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        DOCUMENT.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                codes(method.getValue()),
                                members(method.getValue())))));
        operations.sort(Comparator.comparing(operation ->
                operation.path().chars().filter(each -> each == '{').count()));
        return operations;
    }

    private static Set<String> codes(JsonNode operation) {
        Set<String> codes = new HashSet<>();
        operation
                .at("/responses/default/content/application~1problem+json/schema/allOf/1/properties/code/enum")
                .forEach(code -> codes.add(code.asText()));
        return codes;
    }

    private static Map<String, Set<String>> members(JsonNode operation) {
        Map<String, Set<String>> members = new HashMap<>();
        operation.path("responses").properties().forEach(answer -> {
            JsonNode schema = answer.getValue().at("/content/application~1json/schema");
            String reference = schema.path("$ref").asText();
            Set<String> names = new HashSet<>();
            (reference.isEmpty() ? schema : DOCUMENT.at(reference.substring(1)))
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(names::add);
            members.put(answer.getKey(), names);
        });
        return members;
    }

    private static JsonNode document() {
        try {
            return new ObjectMapper()
                    .readTree(Path.of("..", "docs", "openapi.json").toFile());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
