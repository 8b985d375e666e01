package com.mdmc.crm.e2e.users;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One line of the table of who may do what, which was written apart from the code it judges. */
record RouteRule(String method, String path, String permission, String thing, String remark, String body) {

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
