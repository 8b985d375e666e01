package com.mdmc.crm.query.access;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.access.AccessEvent.AccessDenied;
import com.mdmc.crm.platform.http.RejectionListener;
import com.mdmc.crm.platform.http.RequestContextArgument;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.EventThrottle;
import com.mdmc.crm.platform.security.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Records denied reads. A denied list has no subject and is recorded under the caller. Repeated denials of one caller
 * are throttled; the next recorded one counts them.
 */
final class DeniedReads implements RejectionListener {
    /** Stands for a permission where the thing is out of the caller's reach, and answered as if it did not exist. */
    private static final String OUT_OF_REACH = "visibility";

    private static final Map<String, String> NAMES = Map.of("leads", "lead", "campaigns", "campaign", "users", "user");
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_:.-]{1,80}");

    private final EventBus events;
    private final EventThrottle gate;

    DeniedReads(EventBus events, EventThrottle gate) {
        this.events = events;
        this.gate = gate;
    }

    @Override
    public void refused(HttpServletRequest request, Rejection rejection) {
        RequestContext current = RequestContextArgument.of(request);
        if (READS.contains(request.getMethod()) && rejection.isDenial() && current.actor() != null) {
            record(current, request, rejection);
        }
    }

    private void record(RequestContext current, HttpServletRequest request, Rejection rejection) {
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
                    new GenericEventMessage<>(denied, current.metadata(null).toMap()));
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
