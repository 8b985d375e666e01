package com.mdmc.crm.query.http;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.projections.asof.PointInTime;
import com.mdmc.crm.query.resource.PositionText;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Argument resolver: {@code ?at=} and {@code ?atPosition=} as a {@link PointInTime}. */
final class PointInTimeArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PointInTime.class;
    }

    @Override
    public PointInTime resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        String at = request.getParameter("at");
        String atPosition = request.getParameter("atPosition");
        if (at != null && atPosition != null) {
            throw Rejection.invalid("atPosition", "one-of-both");
        }
        return new PointInTime(
                at == null ? null : PointInTime.instant("at", at),
                atPosition == null ? null : PositionText.read("atPosition", atPosition));
    }
}
