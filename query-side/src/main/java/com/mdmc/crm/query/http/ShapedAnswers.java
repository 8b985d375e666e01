package com.mdmc.crm.query.http;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.query.http.StaffNames.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * Sparse fieldsets, embedded names and entity tags, for every query that answers with JSON: {@code
 * ?fields=id,pipeline.stage} keeps those fields of the answer, or of each item of a list; {@code ?include=users} adds who
 * stands behind each user id. An answer without a tag of its own, such as a list, has a weak one over its text, weak
 * because Tomcat compresses nothing under a strong one; a client that has the answer is told so with 304.
 */
@RestControllerAdvice(basePackages = "com.mdmc.crm.query")
final class ShapedAnswers implements ResponseBodyAdvice<Object> {
    static final String FIELDS = "fields";
    static final String INCLUDE = "include";
    private static final int OK = HttpServletResponse.SC_OK;
    private static final int NOT_MODIFIED = HttpServletResponse.SC_NOT_MODIFIED;

    // No personal data: a browser may keep these, and asks again each time.
    private static final Set<String> IMPERSONAL = Set.of(
            "/api/meta",
            "/api/dashboard",
            "/api/dashboard/leads-by-team",
            "/api/dashboard/performance",
            "/api/dashboard/pipeline");

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
        if (body == null || body instanceof String || !MediaType.APPLICATION_JSON.isCompatibleWith(type)) {
            return body;
        }
        HttpServletRequest asked = ((ServletServerHttpRequest) request).getServletRequest();
        HttpServletResponse answered = ((ServletServerHttpResponse) response).getServletResponse();
        answered.addHeader(HttpHeaders.VARY, "Authorization, Accept, Accept-Language");
        Object shaped = shaped(body, asked);
        return response.getHeaders().getETag() == null && answered.getStatus() == OK
                ? tagged(shaped, asked, answered)
                : shaped;
    }

    private Object shaped(Object body, HttpServletRequest asked) {
        String fields = asked.getParameter(FIELDS);
        boolean hasNames = asked.getParameter(INCLUDE) != null;
        return (fields != null || hasNames) && json.valueToTree(body) instanceof ObjectNode whole
                ? shaped(whole, fields, hasNames)
                : body;
    }

    /** The answer as a text with its tag; {@code null}, which is no body, for a client that has it. */
    private Object tagged(Object body, HttpServletRequest asked, HttpServletResponse answered) {
        String text = json.writeValueAsString(body);
        String tag = "W/\"" + DigestUtils.md5DigestAsHex(text.getBytes(StandardCharsets.UTF_8)) + "\"";
        answered.setHeader(HttpHeaders.ETAG, tag);
        if (IMPERSONAL.contains(asked.getRequestURI())) {
            answered.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
        String known = asked.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && known.contains(tag)) {
            answered.setStatus(NOT_MODIFIED);
            return null;
        }
        return new RawValue(text);
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
