package com.mdmc.crm.platform.edge;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.platform.http.ProblemWriter;
import com.mdmc.crm.platform.http.RequestContextArgument;
import com.mdmc.crm.platform.http.RequestOrigin;
import com.mdmc.crm.platform.http.RequestTrace;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.BearerSessions;
import com.mdmc.crm.platform.security.EventThrottle;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.platform.security.StreamTickets;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Opaque-token authentication: looks up the bearer token, or a live stream's ticket, and gives the request its
 * {@link RequestContext}. A request without a valid token goes on as a stranger's; what strangers may call is the route
 * table's to say.
 */
final class BearerAuthenticationFilter extends OncePerRequestFilter {
    private static final String STREAM = "/api/stream";
    private static final String SCHEME = "Bearer ";

    // Of 64 request threads of an address; whoever reads answers slowly keeps one each.
    private static final int MOST_AT_ONCE = 48;

    private final BearerSessions sessions;
    private final RequestOrigin origins;
    private final StreamTickets tickets;
    private final ProblemWriter problems;
    private final EventThrottle rate;
    private final ConcurrentMap<UserId, Integer> atOnce = new ConcurrentHashMap<>();

    /** @param rate how often one machine may call */
    BearerAuthenticationFilter(
            BearerSessions sessions,
            StreamTickets tickets,
            RequestOrigin origins,
            ProblemWriter problems,
            EventThrottle rate) {
        this.sessions = sessions;
        this.tickets = tickets;
        this.problems = problems;
        this.rate = rate;
        this.origins = origins;
    }

    // What is open beside the API, health above all, answers without the store, in which origins are encrypted.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/") && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Actor> actor = tokenOf(request).flatMap(sessions::actorOf).or(() -> ofTicket(request));
        EventMetadata origin = origins.of(request, RequestTrace.of(request));
        RequestContextArgument.bind(request, new RequestContext(actor.orElse(null), origin));
        actor.ifPresent(BearerAuthenticationFilter::authenticate);
        if (actor.isEmpty()) {
            chain.doFilter(request, response);
        } else if (actor.get().isToken() && rate.pass(actor.get().id().value()).isEmpty()) {
            problems.write(tooMany(), request, response);
        } else {
            oneOfFew(actor.get(), request, response, chain);
        }
    }

    private void oneOfFew(Actor actor, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int held = atOnce.merge(actor.id(), 1, Integer::sum);
        try {
            if (held > MOST_AT_ONCE) {
                problems.write(tooMany(), request, response);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            atOnce.computeIfPresent(actor.id(), (caller, now) -> now == 1 ? null : now - 1);
        }
    }

    private static Rejection tooMany() {
        return new Rejection(Kind.TOO_MANY, "too-many-requests", Map.of("retryAfter", 1), List.of());
    }

    private Optional<Actor> ofTicket(HttpServletRequest request) {
        String ticket = request.getRequestURI().equals(STREAM) ? request.getParameter("ticket") : null;
        return Optional.ofNullable(ticket).flatMap(tickets::redeem).flatMap(sessions::actorOfSession);
    }

    private static void authenticate(Actor actor) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new ActorAuthentication(actor));
        SecurityContextHolder.setContext(context);
    }

    /** The bearer token a request presents (RFC 6750), in its {@code Authorization} header alone. */
    private static Optional<String> tokenOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
