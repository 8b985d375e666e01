package com.mdmc.crm.query.resource;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.access.AccessEvent;
import com.mdmc.crm.domain.access.AccessEvent.AccessDenied;
import com.mdmc.crm.domain.access.AccessEvent.BackupTaskCompleted;
import com.mdmc.crm.domain.access.AccessEvent.BackupTaskFailed;
import com.mdmc.crm.domain.access.AccessEvent.CommandRejected;
import com.mdmc.crm.domain.access.AccessEvent.ExportCompleted;
import com.mdmc.crm.domain.access.AccessEvent.ExportStarted;
import com.mdmc.crm.domain.access.AccessEvent.PrivateNoteRead;
import com.mdmc.crm.domain.access.AccessEvent.ViewMismatchDetected;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.ViewDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * An audited resource, and the view that shows its changes.
 *
 * @param name what the audit calls it: {@code lead}, {@code campaign}, {@code user}
 * @param view its read model; the name is that of the collection
 */
public record AuditedResource(String name, ViewDefinition<?> view) {

    /** What an event is about, by the views there are; access events name their resource themselves. */
    public static String nameOf(Collection<AuditedResource> all, DomainEvent event) {
        if (event instanceof CommandRejected rejected) {
            return rejected.resource();
        }
        if (event instanceof AccessDenied denied) {
            return denied.resource();
        }
        if (event instanceof PrivateNoteRead) {
            return "lead";
        }
        if (event instanceof ExportStarted export) {
            return export.resource();
        }
        if (event instanceof ExportCompleted export) {
            return export.resource();
        }
        if (event instanceof ViewMismatchDetected) {
            return "view";
        }
        if (event instanceof BackupTaskCompleted || event instanceof BackupTaskFailed) {
            return "backup";
        }
        if (event instanceof AccessEvent) {
            return "access";
        }
        return viewOf(all, List.of(event)).map(AuditedResource::name).orElse("system");
    }

    /** The resource whose view folds one of these events. */
    static Optional<AuditedResource> viewOf(Collection<AuditedResource> all, List<? extends DomainEvent> events) {
        return all.stream()
                .filter(each ->
                        events.stream().anyMatch(event -> each.view.fold().knows(event.getClass())))
                .findFirst();
    }

    public Object apply(Object before, EventEnvelope<?> recorded) {
        return applyTo(view, before, recorded);
    }

    @SuppressWarnings("unchecked")
    private static <V> V applyTo(ViewDefinition<V> view, Object before, EventEnvelope<?> recorded) {
        return view.fold().apply((V) before, recorded);
    }
}
