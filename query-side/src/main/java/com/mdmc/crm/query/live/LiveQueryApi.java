package com.mdmc.crm.query.live;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.resource.PositionText;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Server-sent events of changes: one per commit that concerns the client, with the ledger position as {@code id}. A
 * client that reconnects sends the last {@code id} and misses nothing.
 */
@RestController
@RequestMapping("/api/stream")
class LiveQueryApi {
    private final LiveStreams streams;
    private final SessionWatch watch;
    private final Ledger ledger;
    private final JsonMapper json;

    LiveQueryApi(LiveStreams streams, SessionWatch watch, Ledger ledger, JsonMapper json) {
        this.streams = streams;
        this.watch = watch;
        this.ledger = ledger;
        this.json = json;
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestHeader(name = "Last-Event-ID", required = false) String lastEventId,
            @RequestParam(required = false) String ticket,
            Actor actor)
            throws IOException {
        watch.open();
        long head = streams.position();
        long position = lastEventId == null || lastEventId.isBlank() ? head : positionOf(lastEventId.strip());
        streams.admit(actor.id());
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("X-Position", Long.toString(position));
        open(request.startAsync(), actor, position);
    }

    private void open(AsyncContext context, Actor actor, long position) throws IOException {
        context.setTimeout(0);
        AtomicReference<LiveStream> opened = new AtomicReference<>();
        SseConnection outlet = new SseConnection(context, () -> streams.request(opened.get()));
        opened.set(new LiveStream(actor, outlet, json, position));
        context.addListener(new DisconnectHandler(outlet));
        streams.add(opened.get());
        outlet.open();
    }

    private long positionOf(String lastEventId) {
        long position = PositionText.read("Last-Event-ID", lastEventId);
        if (position > ledger.head()) {
            throw Rejection.invalid("Last-Event-ID", "out-of-range");
        }
        return position;
    }
}
