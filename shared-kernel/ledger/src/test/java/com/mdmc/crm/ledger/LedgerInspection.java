package com.mdmc.crm.ledger;

import com.mdmc.crm.ledger.append.StreamConflictException;
import com.mdmc.crm.ledger.format.CommitDecoder;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.ledger.format.StreamPosition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares a finished log with what its writers were told and its reader saw. */
final class LedgerInspection {

    private final List<CommitDocument> log;
    private final List<Attempt> attempts;
    private final CommitDecoder decoder;
    private final List<String> violations = new ArrayList<>();

    LedgerInspection(List<CommitDocument> log, List<Attempt> attempts, CommitDecoder decoder) {
        this.log = log;
        this.attempts = attempts;
        this.decoder = decoder;
    }

    List<String> violations(List<String> seen) {
        try {
            checkPositionsAndTimes();
            checkStreams();
            checkAttempts();
            List<String> recorded = log.stream().map(CommitDocument::commitId).toList();
            check(seen.equals(recorded), "the reader saw " + seen + " of " + recorded);
        } catch (RuntimeException e) {
            violations.add("the log cannot be read: " + e);
        }
        return violations;
    }

    private void checkPositionsAndTimes() {
        long latest = 0;
        for (int i = 0; i < log.size(); i++) {
            CommitDocument document = log.get(i);
            check(document.position() == i + 1, "position %d where %d was due".formatted(document.position(), i + 1));
            check(document.isIntact(), "commit %d does not match its leaf hash".formatted(document.position()));
            latest = Math.max(latest, document.time());
            check(document.latest() == latest, "commit %d has another latest time".formatted(document.position()));
        }
    }

    private void checkStreams() {
        Map<String, Long> next = new HashMap<>();
        for (CommitDocument document : log) {
            for (StoredEvent event : decoder.decode(document).events()) {
                StreamPosition at = event.stream().orElseThrow();
                long due = next.getOrDefault(at.aggregateId(), 0L);
                check(
                        at.sequence() == due,
                        "%s has %d where %d was due".formatted(at.aggregateId(), at.sequence(), due));
                next.put(at.aggregateId(), at.sequence() + 1);
            }
        }
    }

    private void checkAttempts() {
        Map<String, List<CommitDocument>> recorded =
                log.stream().collect(Collectors.groupingBy(CommitDocument::commitId));
        for (Attempt attempt : attempts) {
            List<CommitDocument> copies = recorded.getOrDefault(attempt.commitId(), List.of());
            check(copies.size() <= 1, attempt.commitId() + " is there twice");
            checkAcknowledged(attempt, copies);
            check(copies.isEmpty() || attempt.mayBeRecorded(), attempt.commitId() + " was refused but is there");
            checkConflict(attempt);
        }
        Map<String, Attempt> known =
                attempts.stream().collect(Collectors.toMap(Attempt::commitId, Function.identity()));
        check(known.keySet().containsAll(recorded.keySet()), "the log holds commits nobody tried");
    }

    private void checkAcknowledged(Attempt attempt, List<CommitDocument> copies) {
        if (attempt.acknowledged() != null) {
            check(
                    copies.size() == 1
                            && Arrays.equals(
                                    copies.get(0).bytes(),
                                    attempt.acknowledged().bytes()),
                    "%s was acknowledged as %s, but %s is there"
                            .formatted(attempt.commitId(), attempt.acknowledged(), copies));
        }
    }

    private void checkConflict(Attempt attempt) {
        RuntimeException failure = attempt.failure();
        check(failure == null || !(failure instanceof IllegalStateException), attempt.commitId() + " " + failure);
        if (failure instanceof StreamConflictException) {
            boolean taken = log.stream()
                    .flatMap(document -> StoredKeys.of(document).stream())
                    .anyMatch(attempt.pending().streamKeys()::contains);
            check(taken, attempt.commitId() + " was refused for a stream key that nobody has");
        }
    }

    private void check(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }
}
