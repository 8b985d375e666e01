package com.mdmc.crm.query.history;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.query.resource.AuditedResources;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One page of events, in whole commits.
 *
 * @param next position of the page's last commit as text, {@code null} on the last page
 */
record EventPage(List<StoredEvent> events, String next) {
    private static final int AT_ONCE = 500;

    private static final Pattern CURSOR = Pattern.compile("(\\d{1,14})(?:-(\\d{1,5}))?");

    /** The token a cursor stands for; of a position alone that of its last event. */
    static long tokenOf(String cursor) {
        Matcher parts = CURSOR.matcher(cursor);
        if (!parts.matches()) {
            throw Rejection.invalid("cursor", "cursor-of-another-list");
        }
        long position = Long.parseLong(parts.group(1));
        return parts.group(2) == null
                ? EventEnvelope.lastTokenOf(position)
                : EventEnvelope.tokenOf(position, Integer.parseInt(parts.group(2)));
    }

    static EventPage read(Ledger ledger, AuditedResources resources, EventQuery question) {
        List<StoredEvent> events = new ArrayList<>();
        long position = Math.max(0, EventEnvelope.positionOf(question.after()) - 1);
        List<Commit> batch = next(ledger, question, position);
        while (!batch.isEmpty()) {
            for (Commit commit : batch) {
                for (StoredEvent event : wanted(commit, resources, question)) {
                    if (events.size() == question.limit()) {
                        return new EventPage(events, cursorOf(events.get(events.size() - 1)));
                    }
                    events.add(event);
                }
                position = commit.position();
            }
            batch = next(ledger, question, position);
        }
        return new EventPage(events, null);
    }

    private static String cursorOf(StoredEvent last) {
        return last.position() + "-" + last.index();
    }

    // What is about one thing is found by the index of subjects, anything else by walking the ledger.
    private static List<Commit> next(Ledger ledger, EventQuery question, long position) {
        if (position >= question.upTo()) {
            return List.of();
        }
        if (question.resourceId() != null) {
            return ledger.commitsOfSubject(question.resourceId(), position, question.upTo());
        }
        return ledger.commitsAfter(position, AT_ONCE).stream()
                .filter(commit -> commit.position() <= question.upTo())
                .toList();
    }

    private static List<StoredEvent> wanted(Commit commit, AuditedResources resources, EventQuery question) {
        return commit.events().stream()
                .filter(event -> EventEnvelope.tokenOf(event.position(), event.index()) > question.after())
                .filter(event ->
                        question.resourceId() == null || question.resourceId().equals(event.subject()))
                .filter(event -> question.resource() == null
                        || resources
                                .nameOf(event.type().javaType())
                                .filter(question.resource()::equals)
                                .isPresent())
                .toList();
    }
}
