package com.mdmc.crm.e2e.users;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One line of the table of who may do what, which was written apart from the code it judges. */
record RouteRule(String method, String path, String permission, String thing, String remark, String body) {
    private static final Set<String> FOR_PEOPLE = forPeople();

    static List<RouteRule> all() {
        try (var table = RouteRule.class.getResourceAsStream("/authorization.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(RouteRule::parse)
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static RouteRule parse(String line) {
        String[] columns = line.split("\\|", 5);
        String[] route = columns[0].strip().split(" ");
        return new RouteRule(
                route[0],
                route[1],
                columns[1].strip(),
                columns[2].strip(),
                columns[3].strip(),
                columns[4].isBlank() ? null : columns[4].strip());
    }

    /** Whether the route is closed to machines, whatever their token is for. */
    boolean isForPeople() {
        return FOR_PEOPLE.contains(route());
    }

    private static Set<String> forPeople() {
        Set<String> routes = new HashSet<>();
        for (String side : List.of("/routes/command.txt", "/routes/query.txt")) {
            try (var table = RouteRule.class.getResourceAsStream(side)) {
                new String(table.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.strip().split("\\s+"))
                        .filter(words -> words.length == 3 && words[2].equals("session"))
                        .forEach(words -> routes.add(words[0] + " " + words[1]));
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
        return routes;
    }

    String route() {
        return method + " " + path;
    }

    boolean isOpen() {
        return permission.equals("open");
    }

    boolean isCalled() {
        return !isOpen() && !remark.equals("uncalled");
    }

    /** Whether more is done than to look: something is changed, or personal data is handed out. */
    boolean isTouching() {
        return !method.equals("GET") || remark.equals("clear");
    }

    boolean hasThing() {
        return !thing.equals("-");
    }
}
