package com.mdmc.crm.query.export;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.access.AccessEvent.ExportBegun;
import com.mdmc.crm.domain.access.AccessEvent.ExportEnded;
import com.mdmc.crm.platform.security.CurrentRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;

/**
 * Puts an export on record: that it began, before anything leaves the house, and what had left when it ended.
 *
 * @param id of the export, under which the audit finds both
 */
record ExportRecord(EventBus events, String id, String resource, String format, Map<String, List<String>> filter) {

    /** The record of what the request bound to this thread asks for. */
    static ExportRecord of(
            EventBus events, String resource, ExportFormat format, Map<String, List<String>> parameters) {
        Map<String, List<String>> filter = new TreeMap<>(parameters);
        // What was searched for may be a person's name or address, which must not outlive them in the ledger.
        filter.computeIfPresent("q", (name, text) -> List.of("•••"));
        String id = "export-" + CurrentRequest.get().origin().correlationId();
        return new ExportRecord(events, id, resource, format.extension(), filter);
    }

    void begun() {
        publish(new ExportBegun(id, resource, format, filter));
    }

    void ended(long rows, boolean complete) {
        publish(new ExportEnded(id, resource, format, filter, rows, complete));
    }

    private void publish(DomainEvent event) {
        events.publish(new GenericEventMessage<>(
                event, CurrentRequest.get().provenance("Export").toMap()));
    }
}
