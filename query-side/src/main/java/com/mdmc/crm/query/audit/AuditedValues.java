package com.mdmc.crm.query.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.query.history.ReadableJson;
import com.mdmc.crm.query.resource.AuditedResources;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Old and new values of the fields a commit changed. They are folded from the stream on each request and stored
 * nowhere, so that an erasure covers the audit as well.
 */
final class AuditedValues {
    private final AuditedResources resources;
    private final StatesAsOf past;
    private final ReadableJson readable;

    AuditedValues(AuditedResources resources, StatesAsOf past, ReadableJson readable) {
        this.resources = resources;
        this.past = past;
        this.readable = readable;
    }

    /** The entry with the old and new value of every field it says has changed, by path. */
    AuditEntry filledIn(AuditEntry entry, Actor auditor) {
        Optional<ViewDefinition<?>> view = resources.viewOf(entry.resource());
        if (view.isEmpty() || entry.details().changes().isEmpty()) {
            return entry;
        }
        JsonNode before = state(view.get(), entry, entry.position() - 1, auditor);
        JsonNode after = state(view.get(), entry, entry.position(), auditor);
        return entry.withDetails(entry.details()
                .with(details -> details.oldValues(values(entry, before)).newValues(values(entry, after))));
    }

    private JsonNode state(ViewDefinition<?> view, AuditEntry entry, long position, Actor auditor) {
        Object state = past.existingAt(view, entry.resourceId(), position).orElse(null);
        return readable.readBy(auditor, state);
    }

    private static Map<String, Object> values(AuditEntry entry, JsonNode state) {
        Map<String, Object> values = new LinkedHashMap<>();
        entry.details().changes().forEach(path -> {
            JsonNode value = state == null ? null : state.at("/" + path.replace('.', '/'));
            values.put(path, value == null || value.isMissingNode() ? null : ReadableJson.plain(value));
        });
        return values;
    }
}
