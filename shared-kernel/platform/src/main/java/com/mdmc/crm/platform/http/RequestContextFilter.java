package com.mdmc.crm.platform.http;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.BearerSessions;
import com.mdmc.crm.platform.security.RequestContext;
import com.mongodb.MongoException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Authentication filter: gives every API request its {@link RequestContext}, and answers 401 without a session. */
public class RequestContextFilter extends OncePerRequestFilter {
    private static final List<String> OPEN_TO_STRANGERS = List.of(
            "/api/auth/login", "/api/auth/refresh", "/api/auth/password-resets", "/api/auth/email-verifications");

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
        // The second dispatch of an asynchronous answer belongs to the same action as the first.
        EventMetadata origin =
                RequestContextArgument.find(request).map(RequestContext::origin).orElseGet(() -> origins.of(request));
        Optional<Actor> actor = bearer(request).flatMap(sessions::actorOf);
        RequestContextArgument.bind(request, new RequestContext(actor.orElse(null), origin));
        response.setHeader("X-Trace-Id", origin.correlationId());
        MDC.put(ProblemAnswers.TRACE_ID, origin.correlationId());
        try {
            if (actor.isEmpty() && OPEN_TO_STRANGERS.stream().noneMatch(request.getRequestURI()::startsWith)) {
                problems.write(
                        new Rejection(Kind.UNAUTHENTICATED, "unauthenticated", Map.of(), List.of()), request, response);
            } else {
                chain.doFilter(request, response);
            }
        } catch (MongoException refused) {
            answer(refused, request, response);
        } finally {
            MDC.remove(ProblemAnswers.TRACE_ID);
        }
    }

    /** A filter behind this one could not write, where no controller advice reaches. */
    private void answer(MongoException refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(StoreRefusals.of(refused).orElseThrow(() -> refused), request, response);
    }

    /** The token a request presents. */
    public static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(header -> header.substring(7).strip());
    }
}
