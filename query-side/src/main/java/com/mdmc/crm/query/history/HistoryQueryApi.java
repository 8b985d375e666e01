package com.mdmc.crm.query.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.lead.LeadJournalEvent.LeadNoteRevised;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.projections.asof.StatesAsOf;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.mdmc.crm.query.list.ListPage;
import com.mdmc.crm.query.resource.AuditedResources;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Event history for auditors: the events themselves, and the state of a resource after each of them. */
@RestController
@RequestMapping("/api/history")
class HistoryQueryApi {
    private static final int HIGHEST_LIMIT = 200;

    private final Ledger ledger;
    private final StatesAsOf past;
    private final AuditedResources resources;
    private final ReadableJson readable;

    HistoryQueryApi(Ledger ledger, StatesAsOf past, AuditedResources resources, ReadableJson readable) {
        this.ledger = ledger;
        this.past = past;
        this.resources = resources;
        this.readable = readable;
    }

    /**
     * Events in the order of the ledger.
     *
     * @param cursor the last event of the page before, by position and index; a position alone is a whole commit
     * @param resource what the events are about, such as {@code lead}; needed with {@code resourceId}
     * @param from inclusive
     * @param to exclusive
     */
    @GetMapping("/events")
    ResponseEntity<ListPage<HistoryEvent>> events(
            @RequestParam(required = false) String resource,
            @RequestParam(required = false) String resourceId,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String cursor,
            @RequestParam(defaultValue = "25") int limit,
            Actor auditor) {
        auditor.require(Permission.ADMIN_AUDIT);
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw Rejection.invalid("limit", "out-of-range");
        }
        if (resource != null) {
            view(resource);
        }
        long head = ledger.head();
        EventQuery question = new EventQuery(
                resource,
                resourceId,
                Math.max(
                        cursor == null ? 0 : EventPage.tokenOf(cursor),
                        from == null ? 0 : EventEnvelope.lastTokenOf(lastBefore("from", from))),
                to == null ? head : Math.min(head, lastBefore("to", to)),
                limit);
        EventPage found = EventPage.read(ledger, resources, question);
        NoteReaders notes = new NoteReaders(past);
        List<HistoryEvent> items = found.events().stream()
                .map(event -> HistoryEvent.of(event, ReadableJson.plain(payload(event, auditor, notes))))
                .toList();
        return ResponseEntity.ok()
                .header("X-Position", Long.toString(head))
                .body(new ListPage<>(items, new ListPage.Page(found.next(), limit, null)));
    }

    private JsonNode payload(StoredEvent event, Actor auditor, NoteReaders notes) {
        JsonNode document = readable.readBy(auditor, event.payload());
        if (event.payload() instanceof LeadNoteRevised revised && !notes.isPublic(revised)) {
            ((ObjectNode) document).remove("content");
        }
        return document;
    }

    /** The state of a resource after one event. */
    record Step(long position, int index, Instant at, String type, JsonNode state) {}

    /** The state after every event, a JSON document a line. */
    @GetMapping(value = "/replay/{resource}/{id}", produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<StreamingResponseBody> replay(
            @PathVariable String resource, @PathVariable String id, Actor auditor) {
        auditor.require(Permission.ADMIN_AUDIT);
        ViewDefinition<?> view = view(resource);
        long head = ledger.head();
        if (past.existingAt(view, id, head).isEmpty()) {
            throw Rejection.notFound();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .header("X-Position", Long.toString(head))
                .body(out -> replay(view, id, head, auditor, out));
    }

    private <V> void replay(ViewDefinition<V> view, String id, long head, Actor auditor, OutputStream out)
            throws IOException {
        V state = null;
        for (EventEnvelope<?> recorded : past.streamOf(id, head)) {
            if (id.equals(view.key().apply(recorded.event()))) {
                state = view.fold().apply(state, recorded);
                out.write(line(recorded, readable.readBy(auditor, state)));
            }
        }
    }

    private static byte[] line(EventEnvelope<?> recorded, JsonNode state) {
        JsonNode step = ReadableJson.of(new Step(
                recorded.position(),
                recorded.index(),
                recorded.time(),
                recorded.event().getClass().getSimpleName(),
                state));
        return (step + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private long lastBefore(String name, String instant) {
        return ledger.positionAt(PointInTime.instant(name, instant).minusMillis(1));
    }

    private ViewDefinition<?> view(String resource) {
        return resources.viewOf(resource).orElseThrow(() -> Rejection.unknownValue("resource", resources.names()));
    }
}
