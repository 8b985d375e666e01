package com.mdmc.crm.platform.http;

import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Argument resolver for {@link RequestContext} and {@link Actor}. The context is an attribute of the request, set when
 * its token is looked up, so that it follows an asynchronous answer to whichever thread writes it.
 */
public final class RequestContextArgument implements HandlerMethodArgumentResolver {
    private static final String ATTRIBUTE = RequestContext.class.getName();

    /** The context of a request that came through the filter. */
    public static RequestContext of(HttpServletRequest request) {
        return find(request).orElseThrow(() -> new IllegalStateException("the request has no context"));
    }

    static Optional<RequestContext> find(HttpServletRequest request) {
        return Optional.ofNullable((RequestContext) request.getAttribute(ATTRIBUTE));
    }

    /** Gives a request another context for the rest of its way. */
    public static void bind(HttpServletRequest request, RequestContext context) {
        request.setAttribute(ATTRIBUTE, context);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == RequestContext.class || parameter.getParameterType() == Actor.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        RequestContext context = of(request.getNativeRequest(HttpServletRequest.class));
        return parameter.getParameterType() == Actor.class ? context.actor() : context;
    }
}
