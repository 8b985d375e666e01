package com.mdmc.crm.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Compares every problem that any test is answered with the codes {@code docs/openapi.json} lists for its operation. */
final class DocumentedProblems {
    private static final List<Operation> OPERATIONS = operations();

    private DocumentedProblems() {}

    private record Operation(String method, String path, Set<String> codes) {

        boolean isAsked(String asked, String at) {
            // An operation answers HEAD as it does GET.
            return method.equals(asked.equals("HEAD") ? "GET" : asked)
                    && at.matches(path.replaceAll("\\{[^}]*}", "[^/]+"));
        }
    }

    /** Fails if the answer is a problem that the operation does not list; paths that are no operation's are not judged. */
    static void check(Answer answer) {
        String code = answer.text("/code");
        if (answer.status() < 400 || code.isEmpty()) {
            return;
        }
        String method = answer.raw().request().method();
        String path = answer.raw().request().uri().getRawPath();
        OPERATIONS.stream()
                .filter(operation -> operation.isAsked(method, path))
                .findFirst()
                .filter(operation -> !operation.codes().contains(code))
                .ifPresent(operation -> {
                    throw new AssertionError(method + " " + operation.path() + " answered " + code
                            + ", which openapi/problems.txt does not list for it");
                });
    }

    // A literal path comes before one with variables that it would match as well.
    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), codes(method.getValue())))));
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

    private static JsonNode document() {
        try {
            return new ObjectMapper()
                    .readTree(Path.of("..", "docs", "openapi.json").toFile());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
