package com.mdmc.crm.ledger.format;

import io.soabase.recordbuilder.core.RecordBuilder;
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
@RecordBuilder
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
        String receivedAt)
        implements EventMetadataBuilder.With {

    /** The entries that are known, by their names. */
    public Map<String, String> toMap() {
        Map<String, String> entries = new LinkedHashMap<>();
        EventMetadataBuilder.stream(this)
                .filter(entry -> entry.getValue() != null)
                .forEach(entry -> entries.put(entry.getKey(), (String) entry.getValue()));
        return entries;
    }

    /** Reads back what {@link #toMap} wrote; entries it does not know are left aside. */
    public static EventMetadata of(Map<String, ?> entries) {
        return EventMetadataBuilder.builder()
                .actor(text(entries, "actor"))
                .role(text(entries, "role"))
                .team(text(entries, "team"))
                .session(text(entries, "session"))
                .correlationId(text(entries, "correlationId"))
                .causationId(text(entries, "causationId"))
                .method(text(entries, "method"))
                .path(text(entries, "path"))
                .ip(text(entries, "ip"))
                .userAgent(text(entries, "userAgent"))
                .referer(text(entries, "referer"))
                .commandId(text(entries, "commandId"))
                .command(text(entries, "command"))
                .receivedAt(text(entries, "receivedAt"))
                .build();
    }

    private static String text(Map<String, ?> entries, String name) {
        Object value = entries.get(name);
        return value == null ? null : value.toString();
    }
}
