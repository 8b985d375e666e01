package com.mdmc.crm.platform.http.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.AntPathMatcher;

/**
 * The problem codes each operation may answer with: those that follow from its access, its parameters and its body, and
 * the rules of state that {@code openapi/problems.txt} lists.
 */
final class ProblemCodes {
    /** Of the request as such, the caller's pace, and the store. */
    private static final List<String> OF_ANY = List.of(
            "bad-request",
            "validation",
            "not-acceptable",
            "body-timeout",
            "body-too-large",
            "slow-down",
            "too-many-requests",
            "unavailable",
            "outcome-unknown",
            "store-full",
            "store-read-only",
            "unreadable-history",
            "internal-error");

    private static final List<String> OF_COMMANDS = List.of("idempotency-in-progress", "idempotency-key-reused");
    private static final List<String> OF_BODIES = List.of("malformed-json", "unsupported-media-type");
    private static final List<String> OF_CALLERS = List.of("unauthenticated", "forbidden");

    private final OpenOperations open;
    private final List<Row> rows;

    ProblemCodes(OpenOperations open) {
        this.open = open;
        this.rows = rows("openapi/problems.txt");
    }

    private record Row(String method, String path, List<String> codes) {
        private static final AntPathMatcher PATHS = new AntPathMatcher();

        boolean isFor(HttpMethod asked, String template) {
            boolean sameMethod = method.equals("*") ? asked != HttpMethod.GET : method.equals(asked.name());
            return sameMethod && PATHS.match(path, template);
        }
    }

    /** In alphabetical order. */
    Set<String> of(HttpMethod method, String path, Operation operation) {
        Set<String> codes = new TreeSet<>(OF_ANY);
        addIf(!open.contains(method.name(), path), OF_CALLERS, codes);
        addIf(method != HttpMethod.GET, OF_COMMANDS, codes);
        addIf(operation.getRequestBody() != null, OF_BODIES, codes);
        addIf(path.contains("{"), List.of("not-found"), codes);
        addIf(hasParameter("If-Match", operation), List.of("stale-version"), codes);
        addIf(hasParameter("after", operation), List.of("projection-behind"), codes);
        List<String> listed = rows.stream()
                .filter(row -> row.isFor(method, path))
                .flatMap(row -> row.codes().stream())
                .toList();
        listed.stream().filter(code -> !code.startsWith("-")).forEach(codes::add);
        listed.stream().filter(code -> code.startsWith("-")).forEach(code -> codes.remove(code.substring(1)));
        return codes;
    }

    private static void addIf(boolean applies, List<String> some, Set<String> codes) {
        if (applies) {
            codes.addAll(some);
        }
    }

    private static boolean hasParameter(String name, Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> name.equals(parameter.getName()));
    }

    private static List<Row> rows(String resource) {
        try {
            return new ClassPathResource(resource)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+"))
                    .map(words ->
                            new Row(words[0], words[1], Arrays.asList(words).subList(2, words.length)))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
