package com.mdmc.crm.query.http;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.query.http.StaffNames.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sparse fieldsets and embedded names, for every query that answers with JSON: {@code ?fields=id,pipeline.stage} keeps
 * those fields of the answer, or of each item of a list; {@code ?include=users} adds who stands behind each user id.
 */
@RestControllerAdvice(basePackages = "com.mdmc.crm.query")
final class ShapedAnswers implements ResponseBodyAdvice<Object> {
    static final String FIELDS = "fields";
    static final String INCLUDE = "include";
    private static final Pattern PATHS =
            Pattern.compile("[A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)*(?:,[A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)*)*");

    private final JsonMapper json;
    private final StaffNames names;

    ShapedAnswers(JsonMapper json, StaffNames names) {
        this.json = json;
        this.names = names;
    }

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public Object beforeBodyWrite(
            Object body,
            MethodParameter answer,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        HttpServletRequest asked = ((ServletServerHttpRequest) request).getServletRequest();
        String fields = asked.getParameter(FIELDS);
        boolean hasNames = asked.getParameter(INCLUDE) != null;
        if (body == null || fields == null && !hasNames || !MediaType.APPLICATION_JSON.isCompatibleWith(type)) {
            return body;
        }
        return json.valueToTree(body) instanceof ObjectNode whole ? shaped(whole, fields, hasNames) : body;
    }

    private ObjectNode shaped(ObjectNode whole, String fields, boolean hasNames) {
        ObjectNode kept = fields == null ? whole : Fieldset.of(fields).of(whole);
        if (hasNames) {
            Map<String, Named> users = new TreeMap<>();
            names.collect(kept, users);
            kept.set("users", json.valueToTree(users));
        }
        return kept;
    }

    /** Fails, naming the parameter, unless both are absent or well-formed. */
    static void require(HttpServletRequest request) {
        String fields = request.getParameter(FIELDS);
        String include = request.getParameter(INCLUDE);
        if (fields != null && !PATHS.matcher(fields).matches()) {
            throw Rejection.invalid(FIELDS, "wrong-type");
        } else if (include != null && !include.equals("users")) {
            throw Rejection.unknownValue(INCLUDE, List.of("users"));
        }
    }
}
