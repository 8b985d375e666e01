package com.mdmc.crm.ledger.format;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where an action came from; recorded with every commit as plain text entries.
 *
 * @param actor id of the user, or {@code system:<rule>}
 * @param role the actor's role at the time
 * @param team the actor's team at the time
 * @param session fingerprint of the session
 * @param correlationId shared by everything one request set in motion
 * @param causationId the event that made a rule act; {@code null} for a person's request
 * @param method HTTP method, {@code null} outside a request
 * @param path HTTP path, {@code null} outside a request
 * @param ip encrypted under the month's network key
 * @param userAgent encrypted under the month's network key
 * @param referer page the request came from, encrypted under the month's network key
 * @param commandId identifies the command across retries
 * @param command simple name of the command
 * @param receivedAt when the request arrived, in milliseconds since the epoch; tells how long the action took
 */
public record EventMetadata(
        String actor,
        String role,
        String team,
        String session,
        String correlationId,
        String causationId,
        String method,
        String path,
        String ip,
        String userAgent,
        String referer,
        String commandId,
        String command,
        String receivedAt) {

    /** The same origin, its commands recorded under a given identifier. */
    public EventMetadata withCommandId(String id) {
        return new EventMetadata(
                actor,
                role,
                team,
                session,
                correlationId,
                causationId,
                method,
                path,
                ip,
                userAgent,
                referer,
                id,
                command,
                receivedAt);
    }

    /** The entries that are known, by their names. */
    public Map<String, String> toMap() {
        Map<String, String> entries = new LinkedHashMap<>();
        put(entries, "actor", actor);
        put(entries, "role", role);
        put(entries, "team", team);
        put(entries, "session", session);
        put(entries, "correlationId", correlationId);
        put(entries, "causationId", causationId);
        put(entries, "method", method);
        put(entries, "path", path);
        put(entries, "ip", ip);
        put(entries, "userAgent", userAgent);
        put(entries, "referer", referer);
        put(entries, "commandId", commandId);
        put(entries, "command", command);
        put(entries, "receivedAt", receivedAt);
        return entries;
    }

    /** Reads back what {@link #toMap} wrote; entries it does not know are left aside. */
    public static EventMetadata of(Map<String, ?> entries) {
        return new EventMetadata(
                text(entries, "actor"),
                text(entries, "role"),
                text(entries, "team"),
                text(entries, "session"),
                text(entries, "correlationId"),
                text(entries, "causationId"),
                text(entries, "method"),
                text(entries, "path"),
                text(entries, "ip"),
                text(entries, "userAgent"),
                text(entries, "referer"),
                text(entries, "commandId"),
                text(entries, "command"),
                text(entries, "receivedAt"));
    }

    private static void put(Map<String, String> entries, String name, String value) {
        if (value != null) {
            entries.put(name, value);
        }
    }

    private static String text(Map<String, ?> entries, String name) {
        Object value = entries.get(name);
        return value == null ? null : value.toString();
    }
}
