package com.mdmc.crm.platform.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/**
 * One row of a {@link RouteTable}.
 *
 * @param path as the controller spells it, with its variables
 */
public record Route(HttpMethod method, PathPattern path, RouteAccess access) {
    // Ids, dates, platforms, currencies: nothing else stands in a path.
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z0-9_:@-]{1,128}");

    /** Whether a request is for this path, by whatever method. */
    boolean isFor(HttpServletRequest request) {
        return isFor(ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication());
    }

    /** Whether a request is for this route; {@code HEAD} is a {@code GET} without its body. */
    boolean matches(HttpServletRequest request) {
        String asked = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        return method.name().equals(asked) && isFor(request);
    }

    private boolean isFor(PathContainer asked) {
        PathPattern.PathMatchInfo match = path.matchAndExtract(asked);
        return match != null
                && match.getUriVariables().values().stream()
                        .allMatch(value -> VARIABLE.matcher(value).matches());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
