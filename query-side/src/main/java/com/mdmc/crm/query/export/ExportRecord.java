package com.mdmc.crm.query.export;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.access.AccessEvent.ExportCompleted;
import com.mdmc.crm.domain.access.AccessEvent.ExportStarted;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.platform.security.RequestContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;

/**
 * Records an export: its start before any row is sent, and the number of rows when it ended.
 *
 * @param id of the export, under which the audit finds both
 */
record ExportRecord(
        EventBus events,
        EventMetadata metadata,
        String id,
        String resource,
        String format,
        Map<String, List<String>> filter) {

    /** The record of what a request asks for. */
    static ExportRecord of(
            EventBus events,
            RequestContext context,
            String resource,
            ExportFormat format,
            Map<String, List<String>> parameters) {
        Map<String, List<String>> filter = new TreeMap<>(parameters);
        String id = "export-" + context.origin().correlationId();
        return new ExportRecord(events, context.metadata("Export"), id, resource, format.extension(), filter);
    }

    void started() {
        publish(new ExportStarted(id, resource, format, filter));
    }

    void completed(long rows, boolean complete) {
        publish(new ExportCompleted(id, resource, format, filter, rows, complete));
    }

    private void publish(DomainEvent event) {
        events.publish(new GenericEventMessage<>(event, metadata.toMap()));
    }
}
