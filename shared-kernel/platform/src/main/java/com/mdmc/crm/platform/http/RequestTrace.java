package com.mdmc.crm.platform.http;

import com.mdmc.crm.domain.Rejection;
import com.mongodb.MongoException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Correlation filter, the outermost: every request has a trace id, which its answer, its problem, its log lines and its
 * events carry. It also answers for the filters behind it, where no controller advice reaches.
 */
public final class RequestTrace extends OncePerRequestFilter {
    private static final String ATTRIBUTE = RequestTrace.class.getName();

    private final ProblemWriter problems;

    RequestTrace(ProblemWriter problems) {
        this.problems = problems;
    }

    /** The trace id of a request that came through the filter. */
    public static String of(HttpServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    // The second dispatch of an asynchronous answer belongs to the same action as the first, and so does an error's.
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (of(request) == null) {
            request.setAttribute(ATTRIBUTE, UUID.randomUUID().toString());
        }
        response.setHeader("X-Trace-Id", of(request));
        MDC.put(ProblemAnswers.TRACE_ID, of(request));
        try {
            chain.doFilter(request, response);
        } catch (Rejection rejected) {
            problems.write(rejected, request, response);
        } catch (MongoException refused) {
            problems.write(StoreRefusals.of(refused).orElseThrow(() -> refused), request, response);
        } finally {
            MDC.remove(ProblemAnswers.TRACE_ID);
        }
    }
}
