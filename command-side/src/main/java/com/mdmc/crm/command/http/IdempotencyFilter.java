package com.mdmc.crm.command.http;

import com.mdmc.crm.command.http.IdempotencyKeys.Claim;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.platform.http.HttpProblems;
import com.mdmc.crm.platform.http.ProblemWriter;
import com.mdmc.crm.platform.http.RequestContextArgument;
import com.mdmc.crm.platform.security.Actor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Idempotency filter: a request repeated under the same {@code Idempotency-Key} gets its first answer. */
final class IdempotencyFilter extends OncePerRequestFilter {
    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "DELETE");
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG, "X-Position");

    private final IdempotencyKeys keys;
    private final LostAnswers lostAnswers;
    private final Ledger ledger;
    private final ProblemWriter problems;

    IdempotencyFilter(IdempotencyKeys keys, LostAnswers lostAnswers, Ledger ledger, ProblemWriter problems) {
        this.keys = keys;
        this.lostAnswers = lostAnswers;
        this.ledger = ledger;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null
                || !CHANGING.contains(request.getMethod())
                // Reading a file again records nothing; its confirmation is idempotent by itself.
                || isFile(request)
                // What it discloses is judged, and put on record, each time.
                || request.getRequestURI().endsWith("/reading");
    }

    private static boolean isFile(HttpServletRequest request) {
        return request.getContentType() != null && request.getContentType().startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader(HEADER).isBlank() || request.getHeader(HEADER).length() > LONGEST_KEY) {
            problems.write(Rejection.invalid(HEADER, "out-of-range"), request, response);
            return;
        }
        RepeatableRequest repeatable = new RepeatableRequest(request);
        Actor actor = RequestContextArgument.of(request).actor();
        String key = repeatable.fingerprint(actor == null ? "" : actor.id().value(), request.getHeader(HEADER));
        Claim claim = keys.claim(key, repeatable.fingerprint(), ledger.head());
        switch (claim.state()) {
            case CLAIMED -> execute(key, repeatable, response, chain);
            case ANSWERED -> replay(claim.answer(), response);
            case RUNNING -> problems.write(Rejection.state("idempotency-in-progress"), request, response);
            case OTHER_REQUEST ->
                problems.write(
                        new Rejection(Kind.UNPROCESSABLE, "idempotency-key-reused", Map.of(), List.of()),
                        request,
                        response);
            case TAKEN_OVER -> resume(key, claim, repeatable, response, chain);
        }
    }

    private void resume(
            String key, Claim claim, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var lost = lostAnswers.find(key, claim.head(), request.getMethod());
        if (lost.isPresent()) {
            keys.answered(key, lost.get(), user(request));
            replay(lost.get(), response);
        } else {
            execute(key, request, response, chain);
        }
    }

    private void execute(String key, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper caching = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            RequestContextArgument.bind(
                    request, RequestContextArgument.of(request).withCommandId(key));
            chain.doFilter(request, caching);
            // What failed inside or came too soon may work next time; every other answer is final.
            answered = caching.getStatus() < 500 && caching.getStatus() != TOO_MANY_REQUESTS;
            if (answered) {
                keys.answered(key, answerOf(caching), user(request));
            }
            caching.copyBodyToResponse();
        } finally {
            // Of what may have been done the next attempt looks for the outcome first, once the key's lease is over.
            if (!answered && request.getAttribute(HttpProblems.OUTCOME_UNKNOWN) == null) {
                keys.release(key);
            }
        }
    }

    private static String user(HttpServletRequest request) {
        return AnsweredUser.of(request, RequestContextArgument.of(request).actor());
    }

    private static StoredAnswer answerOf(ContentCachingResponseWrapper response) {
        Map<String, String> headers = new HashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = name.equals(HttpHeaders.CONTENT_TYPE) ? response.getContentType() : response.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new StoredAnswer(response.getStatus(), headers, response.getContentAsByteArray());
    }

    private static void replay(StoredAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader("Idempotency-Replayed", "true");
        response.getOutputStream().write(answer.body());
    }
}
