package com.mdmc.crm.e2e.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the committed API document names: methods, paths and the query parameters of each. */
final class DocumentedPaths {
    private static final Set<Operation> OPERATIONS = read();

    private record Operation(String method, Pattern path, Set<String> parameters) {}

    private DocumentedPaths() {}

    /** Whether there is an operation for the request, with all its query parameters. */
    static boolean know(String method, String address) {
        String path = address.split("\\?")[0];
        return OPERATIONS.stream()
                .anyMatch(each -> each.method.equalsIgnoreCase(method)
                        && each.path.matcher(path).matches()
                        && each.parameters.containsAll(parameters(address)));
    }

    private static Set<String> parameters(String address) {
        Set<String> names = new HashSet<>();
        if (address.contains("?")) {
            for (String pair : address.substring(address.indexOf('?') + 1).split("&")) {
                names.add(pair.split("=")[0]);
            }
        }
        return names;
    }

    private static Set<Operation> read() {
        try {
            JsonNode document =
                    new ObjectMapper().readTree(Path.of("../docs/openapi.json").toFile());
            return document.path("paths").properties().stream()
                    .flatMap(path -> path.getValue().properties().stream()
                            .map(operation -> new Operation(
                                    operation.getKey(),
                                    Pattern.compile(path.getKey().replaceAll("\\{[^}]*}", "[^/]+")),
                                    operation.getValue().path("parameters").findValuesAsText("name").stream()
                                            .collect(Collectors.toSet()))))
                    .collect(Collectors.toSet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
