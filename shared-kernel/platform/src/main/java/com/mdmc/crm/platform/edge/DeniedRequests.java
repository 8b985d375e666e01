package com.mdmc.crm.platform.edge;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.platform.http.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** What Spring Security denies, as problems: 401 for strangers, 404 or 405 for what no table names, 400 for bad paths. */
final class DeniedRequests implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final RouteTable routes;
    private final ProblemWriter problems;

    DeniedRequests(RouteTable routes, ProblemWriter problems) {
        this.routes = routes;
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException stranger)
            throws IOException {
        problems.write(new Rejection(Kind.UNAUTHENTICATED, "unauthenticated", Map.of(), List.of()), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        Set<String> methods = routes.methods(request);
        if (methods.contains(request.getMethod())) {
            problems.write(Rejection.forbidden("session"), request, response);
        } else if (methods.isEmpty()) {
            problems.write(NOT_FOUND, request, response);
        } else {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
            problems.write(METHOD_NOT_ALLOWED, request, response);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException bad)
            throws IOException {
        problems.write(BAD_REQUEST, request, response);
    }
}
