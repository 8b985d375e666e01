package com.mdmc.crm.query.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.access.AccessEvent.AccessDenied;
import com.mdmc.crm.domain.access.AccessEvent.CommandRejected;
import com.mdmc.crm.domain.access.AccessEvent.IntakeSubmissionDropped;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.query.audit.AuditEntry.Details;
import com.mdmc.crm.query.audit.AuditEntry.Metadata;
import com.mdmc.crm.query.audit.AuditEntry.Severity;
import com.mdmc.crm.query.resource.AuditedResource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Makes the audit entry of a commit: all of it comes from the events, their origin and the folds. */
final class AuditEntries {
    private static final Pattern WORD = Pattern.compile("([a-z0-9])([A-Z])");
    // As many as there are commands and events.
    private static final Map<String, String> ACTIONS = new ConcurrentHashMap<>();

    private final List<AuditedResource> resources;

    AuditEntries(List<AuditedResource> resources) {
        this.resources = resources;
    }

    /** The entry; moves the states on past the commit. */
    AuditEntry of(List<EventEnvelope<?>> commit, SubjectStates states) {
        EventEnvelope<?> first = commit.get(0);
        DomainEvent event = first.event();
        EventMetadata origin = first.metadata();
        AuditSeverityRules classification = gravest(commit);
        return new AuditEntry(
                Long.toString(first.position()),
                action(event, origin),
                AuditedResource.nameOf(resources, event),
                event.subject(),
                origin.actor(),
                origin.role(),
                origin.session(),
                new Details(origin.method(), origin.path(), null, null, changes(commit, states), reason(event)),
                metadata(first, event, origin),
                severity(classification, event),
                classification.category(),
                classification.tags(),
                null,
                first.time(),
                origin.correlationId(),
                origin.causationId(),
                first.position());
    }

    /** The difference a commit made to its first subject, as the states stand. */
    private static List<String> changes(List<EventEnvelope<?>> commit, SubjectStates states) {
        String subject = commit.get(0).event().subject();
        Object before = states.before(subject);
        commit.forEach(states::advance);
        return ChangedFields.between(before, states.before(subject));
    }

    private static String action(DomainEvent event, EventMetadata origin) {
        String name = origin.command() == null ? event.getClass().getSimpleName() : origin.command();
        return ACTIONS.computeIfAbsent(
                name, each -> WORD.matcher(each).replaceAll("$1-$2").toLowerCase(Locale.ROOT));
    }

    // A commit deserves the attention of the gravest thing in it, such as the lock that a failed log-in led to.
    private static AuditSeverityRules gravest(List<EventEnvelope<?>> commit) {
        AuditSeverityRules gravest = AuditSeverityRules.of(commit.get(0).event());
        for (EventEnvelope<?> recorded : commit) {
            AuditSeverityRules other = AuditSeverityRules.of(recorded.event());
            gravest = other.severity().compareTo(gravest.severity()) > 0 ? other : gravest;
        }
        return gravest;
    }

    private static Severity severity(AuditSeverityRules classification, DomainEvent event) {
        boolean brokenInside = event instanceof CommandRejected rejected && rejected.status() >= 500;
        return brokenInside ? Severity.ERROR : classification.severity();
    }

    private static PersonalText reason(DomainEvent event) {
        JsonNode reason = ChangedFields.field(event, "reason");
        return reason == null || !reason.isTextual() ? null : PersonalText.encrypted(reason.asText());
    }

    private static Metadata metadata(EventEnvelope<?> recorded, DomainEvent event, EventMetadata origin) {
        return new Metadata(
                encrypted(origin.ip()),
                encrypted(origin.userAgent()),
                encrypted(origin.referer()),
                recorded.time(),
                origin.receivedAt() == null
                        ? null
                        : recorded.time().toEpochMilli() - Long.parseLong(origin.receivedAt()),
                AuditSeverityRules.of(event).isSuccess(),
                errorCode(event),
                null,
                suppressed(event));
    }

    private static String errorCode(DomainEvent event) {
        if (event instanceof AccessDenied denied) {
            return denied.permission().equals("visibility") ? "not-found" : "forbidden";
        }
        if (event instanceof IntakeSubmissionDropped dropped) {
            return dropped.cause();
        }
        return event instanceof CommandRejected rejected ? rejected.code() : null;
    }

    private static Long suppressed(DomainEvent event) {
        if (event instanceof AccessDenied denied) {
            return denied.suppressed();
        }
        if (event instanceof IntakeSubmissionDropped dropped) {
            return dropped.suppressed();
        }
        return event instanceof CommandRejected rejected ? rejected.suppressed() : null;
    }

    private static PersonalText encrypted(String token) {
        return token == null ? null : PersonalText.encrypted(token);
    }
}
