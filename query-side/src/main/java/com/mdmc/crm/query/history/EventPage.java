package com.mdmc.crm.query.history;

import com.mdmc.crm.kernel.eventstore.Commit;
import com.mdmc.crm.kernel.eventstore.Ledger;
import com.mdmc.crm.kernel.eventstore.RecordedEvent;
import com.mdmc.crm.query.audit.AuditedResources;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of some commits.
 *
 * @param next position of the page's last commit as text, {@code null} on the last page
 */
record EventPage(List<RecordedEvent> events, String next) {
    private static final int AT_ONCE = 500;

    static EventPage read(Ledger ledger, AuditedResources resources, EventQuestion question) {
        List<RecordedEvent> events = new ArrayList<>();
        long position = question.after();
        int commits = 0;
        List<Commit> batch = next(ledger, question, position);
        while (!batch.isEmpty()) {
            for (Commit commit : batch) {
                List<RecordedEvent> wanted = wanted(commit, resources, question);
                if (!wanted.isEmpty() && ++commits > question.limit()) {
                    return new EventPage(events, Long.toString(position));
                }
                events.addAll(wanted);
                position = commit.position();
            }
            batch = next(ledger, question, position);
        }
        return new EventPage(events, null);
    }

    // What is about one thing is found by the index of subjects, anything else by walking the ledger.
    private static List<Commit> next(Ledger ledger, EventQuestion question, long position) {
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

    private static List<RecordedEvent> wanted(Commit commit, AuditedResources resources, EventQuestion question) {
        return commit.events().stream()
                .filter(event ->
                        question.resourceId() == null || question.resourceId().equals(event.subject()))
                .filter(event -> question.resource() == null
                        || resources
                                .nameOf(event.javaType())
                                .filter(question.resource()::equals)
                                .isPresent())
                .toList();
    }
}
