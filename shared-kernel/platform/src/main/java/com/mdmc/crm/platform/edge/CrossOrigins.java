package com.mdmc.crm.platform.edge;

import com.mdmc.crm.platform.http.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/**
 * CORS for the origins of {@code CRM_CORS_ORIGINS}, and on some routes for those of {@link PublicOrigins} alone. A call from any other is answered without the headers that would
 * let its page read the answer; a preflight from one is refused. Credentials are never allowed: there are no cookies.
 */
final class CrossOrigins implements CorsConfigurationSource {
    private static final int FORBIDDEN = 403;

    private final CorsConfiguration allowed = new CorsConfiguration();
    private final List<PublicOrigins> others;

    /** @param origins such as {@code https://app.mdmc.fr}; none if empty */
    CrossOrigins(List<String> origins, List<PublicOrigins> others) {
        this.others = List.copyOf(others);
        allowed.setAllowedOrigins(origins);
        allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "DELETE"));
        allowed.setAllowedHeaders(List.of(
                HttpHeaders.AUTHORIZATION,
                HttpHeaders.CONTENT_TYPE,
                HttpHeaders.ACCEPT_LANGUAGE,
                HttpHeaders.IF_MATCH,
                HttpHeaders.IF_NONE_MATCH,
                "Idempotency-Key",
                "Last-Event-ID",
                "Prefer"));
        allowed.setExposedHeaders(List.of(
                "X-Position",
                HttpHeaders.ETAG,
                HttpHeaders.LOCATION,
                "Idempotency-Replayed",
                HttpHeaders.RETRY_AFTER,
                HttpHeaders.CONTENT_DISPOSITION,
                "Deprecation",
                "X-Trace-Id"));
        allowed.setMaxAge(Duration.ofHours(2));
    }

    @Override
    public CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        CorsConfiguration configuration = others.stream()
                .flatMap(each -> each.of(request).stream())
                .findFirst()
                .map(CrossOrigins::ofPublicRoute)
                .orElse(allowed);
        return configuration.checkOrigin(origin) == null ? null : configuration;
    }

    private static CorsConfiguration ofPublicRoute(List<String> origins) {
        CorsConfiguration configuration = new CorsConfiguration();
        configuration.setAllowedOrigins(origins);
        configuration.setAllowedMethods(List.of("POST"));
        configuration.setAllowedHeaders(List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ACCEPT_LANGUAGE));
        configuration.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER));
        configuration.setMaxAge(Duration.ofHours(2));
        return configuration;
    }

    /** The filter of these origins. */
    CorsFilter filter(ProblemWriter problems) {
        CorsFilter filter = new CorsFilter(this);
        filter.setCorsProcessor(new ProblemCorsProcessor(problems));
        return filter;
    }

    /** Refuses with problems instead of plain text. */
    private static final class ProblemCorsProcessor extends DefaultCorsProcessor {
        private final ProblemWriter problems;

        ProblemCorsProcessor(ProblemWriter problems) {
            this.problems = problems;
        }

        @Override
        public boolean processRequest(
                CorsConfiguration configuration, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            boolean isForeign = configuration == null && CorsUtils.isPreFlightRequest(request);
            boolean passes = !isForeign && super.processRequest(configuration, request, response);
            if (!passes) {
                problems.write(FORBIDDEN, request, response);
            }
            return passes;
        }

        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            // The caller writes the problem.
        }
    }
}
