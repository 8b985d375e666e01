package com.mdmc.crm.query.access;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.access.AccessEvent.AccessDenied;
import com.mdmc.crm.platform.http.RefusalListener;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.CurrentRequest;
import com.mdmc.crm.platform.security.FloodGate;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Puts on record who asked for something they may not see. What is not one thing, such as a list, is recorded under
 * whoever asked. Of a flood of the same caller's only some are recorded; the next one says how many there were.
 */
final class DeniedReads implements RefusalListener {
    /** Stands for a permission where the thing is out of the caller's reach, and answered as if it did not exist. */
    private static final String OUT_OF_REACH = "visibility";

    private static final Map<String, String> NAMES = Map.of("leads", "lead", "campaigns", "campaign", "users", "user");
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_:.-]{1,80}");

    private final EventBus events;
    private final FloodGate gate;

    DeniedReads(EventBus events, FloodGate gate) {
        this.events = events;
        this.gate = gate;
    }

    @Override
    public void refused(HttpServletRequest request, Rejection rejection) {
        CurrentRequest current = CurrentRequest.get();
        if (READS.contains(request.getMethod()) && rejection.isDenial() && current.actor() != null) {
            record(current, request, rejection);
        }
    }

    private void record(CurrentRequest current, HttpServletRequest request, Rejection rejection) {
        Actor actor = current.actor();
        String resource = resource(request);
        OptionalLong suppressed = gate.pass(actor.id().value() + " " + resource);
        if (suppressed.isPresent()) {
            AccessDenied denied = new AccessDenied(
                    subject(request, actor),
                    resource,
                    String.valueOf(rejection.details().getOrDefault("permission", OUT_OF_REACH)),
                    suppressed.getAsLong() == 0 ? null : suppressed.getAsLong());
            events.publish(
                    new GenericEventMessage<>(denied, current.provenance(null).toMap()));
        }
    }

    private static String resource(HttpServletRequest request) {
        String[] path = request.getRequestURI().split("/");
        String segment = path.length > 2 ? path[2] : "api";
        return NAMES.getOrDefault(segment, segment);
    }

    private static String subject(HttpServletRequest request, Actor actor) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Object id = variables instanceof Map<?, ?> named ? named.get("id") : null;
        return id instanceof String text && IDENTIFIER.matcher(text).matches()
                ? text
                : actor.id().value();
    }
}
