package com.mdmc.crm.platform.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Allow-list of routes: what is not in it is denied to everybody. Each side has its own, in {@code routes/<side>.txt};
 * a test of each side compares it with the controllers.
 */
public record RouteTable(List<Route> routes) {

    public RouteTable {
        routes = List.copyOf(routes);
    }

    /**
     * Reads a table from the class path: a line a route, {@code METHOD /path access}, and comments after {@code #}.
     *
     * @throws IllegalStateException if a line is no route
     */
    public static RouteTable read(String resource) {
        try {
            String text = new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
            return new RouteTable(text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(RouteTable::route)
                    .toList());
        } catch (IOException missing) {
            throw new UncheckedIOException("the table of routes is missing", missing);
        }
    }

    /** One table of several. */
    public static RouteTable of(Stream<RouteTable> tables) {
        return new RouteTable(
                tables.flatMap(table -> table.routes().stream()).distinct().toList());
    }

    /** Whether anybody may call a route, by its method and its path as the table spells it. */
    public boolean isOpen(String method, String path) {
        return routes.stream()
                .filter(route -> route.toString().equals(method + " " + path))
                .anyMatch(route -> route.access() == RouteAccess.OPEN);
    }

    /** The methods a path takes, by the table; empty for a path that is not in it. */
    public Set<String> methods(HttpServletRequest request) {
        return routes.stream()
                .filter(route -> route.isFor(request))
                .map(route -> route.method().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Route route(String line) {
        String[] words = line.split("\\s+");
        if (words.length != 3) {
            throw new IllegalStateException("no route: " + line);
        }
        return new Route(
                HttpMethod.valueOf(words[0]),
                PathPatternParser.defaultInstance.parse(words[1]),
                RouteAccess.valueOf(words[2].toUpperCase(Locale.ROOT)));
    }
}
