package com.mdmc.crm.query.http;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.projections.asof.PointInTime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Rejects unknown query parameters, because a misspelt filter must not look like an unfiltered answer. */
final class UnknownParametersInterceptor implements HandlerInterceptor {
    private static final String QUERIES = "com.mdmc.crm.query.";

    private final Map<HandlerMethod, Optional<Set<String>>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(QUERIES)) {
            ShapedAnswers.require(request);
            known.computeIfAbsent(method, UnknownParametersInterceptor::of)
                    .ifPresent(names -> requireKnown(names, request));
        }
        return true;
    }

    private static void requireKnown(Set<String> names, HttpServletRequest request) {
        for (String name : Collections.list(request.getParameterNames())) {
            if (!names.contains(name)) {
                throw Rejection.invalid(name, "unknown-filter");
            }
        }
    }

    /** The names a query knows; nothing for one that takes all of them and judges itself. */
    private static Optional<Set<String>> of(HandlerMethod method) {
        Set<String> names = new HashSet<>(Set.of("after", ShapedAnswers.FIELDS, ShapedAnswers.INCLUDE));
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
            if (parameter.getParameterType() == PointInTime.class) {
                names.addAll(Set.of("at", "atPosition"));
            } else if (declared != null && Map.class.isAssignableFrom(parameter.getParameterType())) {
                return Optional.empty();
            } else if (declared != null) {
                names.add(nameOf(declared, parameter));
            }
        }
        return Optional.of(names);
    }

    private static String nameOf(RequestParam declared, MethodParameter parameter) {
        return Arrays.asList(declared.name(), declared.value()).stream()
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseGet(() -> parameter
                        .getExecutable()
                        .getParameters()[parameter.getParameterIndex()]
                        .getName());
    }
}
