package com.mdmc.crm.platform.http;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.ledger.format.Provenance;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.BearerSessions;
import com.mdmc.crm.platform.security.CurrentRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Binds every API request to the actor behind its bearer token and to where it came from; turns strangers away. */
public class RequestContextFilter extends OncePerRequestFilter {
    private static final List<String> OPEN_TO_STRANGERS = List.of(
            "/api/auth/login", "/api/auth/refresh", "/api/auth/password-resets", "/api/auth/email-verifications");

    private static final String ORIGIN = RequestContextFilter.class.getName() + ".origin";

    private final BearerSessions sessions;
    private final RequestOrigin origins;
    private final ProblemWriter problems;

    public RequestContextFilter(BearerSessions sessions, RequestOrigin origins, ProblemWriter problems) {
        this.sessions = sessions;
        this.origins = origins;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    // An asynchronous answer, such as a live stream or an export, is written outside the first dispatch.
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Provenance origin = originOf(request);
        Optional<Actor> actor = bearer(request).flatMap(sessions::actorOf);
        response.setHeader("X-Trace-Id", origin.correlationId());
        CurrentRequest bound = new CurrentRequest(actor.orElse(null), origin);
        MDC.put("traceId", origin.correlationId());
        try {
            bound.call(() -> {
                proceed(request, response, chain, actor.isPresent());
                return null;
            });
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        } finally {
            MDC.remove("traceId");
        }
    }

    // The second dispatch of an asynchronous answer belongs to the same action as the first.
    private Provenance originOf(HttpServletRequest request) {
        if (request.getAttribute(ORIGIN) instanceof Provenance known) {
            return known;
        }
        Provenance origin = origins.of(request);
        request.setAttribute(ORIGIN, origin);
        return origin;
    }

    private void proceed(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, boolean authenticated) {
        try {
            if (!authenticated && OPEN_TO_STRANGERS.stream().noneMatch(request.getRequestURI()::startsWith)) {
                problems.write(
                        new Rejection(Kind.UNAUTHENTICATED, "unauthenticated", Map.of(), List.of()), request, response);
            } else {
                chain.doFilter(request, response);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (ServletException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The token a request presents. */
    public static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(header -> header.substring(7).strip());
    }
}
