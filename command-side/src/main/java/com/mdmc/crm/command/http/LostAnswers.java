package com.mdmc.crm.command.http;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.ledger.format.StreamPosition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recovery of the answer of a request whose process died between its commit and its answer. */
final class LostAnswers {
    private static final int BATCH = 500;

    private final Ledger ledger;

    LostAnswers(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The answer, if the command with this id is in the ledger after the position it was given at. */
    Optional<StoredAnswer> find(String commandId, long from, String method) {
        long position = from;
        List<Commit> commits = ledger.commitsAfter(position, BATCH);
        while (!commits.isEmpty()) {
            for (Commit commit : commits) {
                if (commandId.equals(commit.metadata().get("commandId"))) {
                    return answerOf(commit, method);
                }
            }
            position = commits.get(commits.size() - 1).position();
            commits = ledger.commitsAfter(position, BATCH);
        }
        return Optional.empty();
    }

    private static Optional<StoredAnswer> answerOf(Commit commit, String method) {
        List<StoredEvent> events = commit.events();
        return events.get(events.size() - 1).stream().map(last -> answer(commit, last, method));
    }

    private static StoredAnswer answer(Commit commit, StreamPosition last, String method) {
        long version = last.sequence() + 1;
        boolean created = version == commit.events().size() && method.equals("POST");
        String body = "{\"id\":\"%s\",\"version\":%d,\"position\":%d}"
                .formatted(last.aggregateId(), version, commit.position());
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "ETag",
                "\"" + version + "\"",
                "X-Position",
                Long.toString(commit.position()));
        return new StoredAnswer(created ? 201 : 200, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
