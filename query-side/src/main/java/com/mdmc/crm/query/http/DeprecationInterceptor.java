package com.mdmc.crm.query.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Deprecation headers (RFC 9745): when a {@link FormerPath} was deprecated, and a link to its successor. */
final class DeprecationInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        FormerPath former =
                handler instanceof HandlerMethod method ? method.getMethodAnnotation(FormerPath.class) : null;
        if (former != null) {
            response.setHeader("Deprecation", "@" + seconds(former.since()));
            response.setHeader(
                    HttpHeaders.LINK,
                    "<%s>; rel=\"successor-version\"".formatted(sibling(request.getRequestURI(), former.successor())));
        }
        return true;
    }

    private static long seconds(String day) {
        return LocalDate.parse(day).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }

    private static String sibling(String path, String name) {
        return path.substring(0, path.lastIndexOf('/') + 1) + name;
    }
}
