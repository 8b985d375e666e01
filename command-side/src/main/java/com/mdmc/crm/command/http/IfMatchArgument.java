package com.mdmc.crm.command.http;

import com.mdmc.crm.domain.Rejection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Argument resolver for {@link IfMatch}. */
final class IfMatchArgument implements HandlerMethodArgumentResolver {
    // An ETag of a read has a suffix for what is not in the stream; a command depends on the version alone.
    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"?(\\d{1,18})(?:-[0-9a-f]{1,8})?\"?");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IfMatch.class;
    }

    @Override
    public IfMatch resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        String header = request.getHeader(HttpHeaders.IF_MATCH);
        if (header == null || header.equals("*")) {
            return new IfMatch(null);
        }
        Matcher etag = ETAG.matcher(header.strip());
        if (!etag.matches()) {
            throw Rejection.invalid(HttpHeaders.IF_MATCH, "wrong-type");
        }
        return new IfMatch(Long.valueOf(etag.group(1)));
    }
}
