package com.mdmc.crm.query.http;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.projections.fold.Progress;
import com.mdmc.crm.query.resource.PositionText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Read-your-writes: an answer waits for the position the caller names and says which position it reflects. */
final class FreshnessInterceptor implements HandlerInterceptor {
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(2);
    private static final long LONGEST_WAIT_SECONDS = 10;
    private static final Pattern WAIT = Pattern.compile("(?:^|,)\\s*wait\\s*=\\s*(\\d{1,6})");

    private final Progress progress;

    FreshnessInterceptor(Progress progress) {
        this.progress = progress;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        AnsweredFrom source = handler instanceof HandlerMethod method ? sourceOf(method) : null;
        if (source == null) {
            return true;
        }
        List<String> projections = List.of(source.value());
        String after = request.getParameter("after");
        if (after != null && !progress.await(projections, PositionText.read("after", after), longestWait(request))) {
            throw new Rejection(Kind.UNAVAILABLE, "projection-behind", Map.of("retryAfter", 1), List.of());
        }
        // Read before the answer is made, so that the answer is never older than it says.
        long position = Arrays.stream(source.value())
                .mapToLong(progress::positionOf)
                .min()
                .orElseThrow();
        response.setHeader("X-Position", Long.toString(position));
        return true;
    }

    static AnsweredFrom sourceOf(HandlerMethod method) {
        AnsweredFrom own = method.getMethodAnnotation(AnsweredFrom.class);
        return own != null ? own : method.getBeanType().getAnnotation(AnsweredFrom.class);
    }

    private static Duration longestWait(HttpServletRequest request) {
        String prefer = request.getHeader("Prefer");
        Matcher wait = WAIT.matcher(prefer == null ? "" : prefer);
        return wait.find()
                ? Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, Long.parseLong(wait.group(1))))
                : DEFAULT_WAIT;
    }
}
