package com.mdmc.crm.platform.http;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.FieldError;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Problem details (RFC 9457) of rejections, in the caller's language. */
public class ProblemAnswers {
    /** Member of every problem, and key of the log's diagnostic context: the correlation id of the request. */
    static final String TRACE_ID = "traceId";

    private final MessageSource messages;

    public ProblemAnswers(MessageSource messages) {
        this.messages = messages;
    }

    /** The answer to a rejection. */
    public ResponseEntity<ProblemDetail> of(Rejection rejection, Locale locale) {
        int status = rejection.kind().status();
        ProblemDetail problem = problem(status, rejection.code(), rejection.details(), rejection.errors(), locale);
        HttpHeaders headers = new HttpHeaders();
        Object retryAfter = rejection.details().get("retryAfter");
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        if (status == 401) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer(problem, headers);
    }

    /** The answer to a request rejected without a {@link Rejection}, such as one for an unknown path. */
    public ResponseEntity<ProblemDetail> of(int status, String code, Locale locale) {
        return of(status, code, Map.of(), locale);
    }

    /** The same with details, which become members of the problem. */
    public ResponseEntity<ProblemDetail> of(int status, String code, Map<String, Object> details, Locale locale) {
        return answer(problem(status, code, details, List.of(), locale), new HttpHeaders());
    }

    private ResponseEntity<ProblemDetail> answer(ProblemDetail problem, HttpHeaders headers) {
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(problem, headers, HttpStatusCode.valueOf(problem.getStatus()));
    }

    private ProblemDetail problem(
            int status, String code, Map<String, Object> details, List<FieldError> errors, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:mdmc-crm:problem:" + code));
        problem.setTitle(text(code, locale));
        problem.setDetail(messages.getMessage("problem." + code + ".detail", null, text(code, locale), locale));
        problem.setProperty("code", code);
        details.forEach(problem::setProperty);
        if (!errors.isEmpty()) {
            problem.setProperty(
                    "errors", errors.stream().map(e -> localised(e, locale)).toList());
        }
        String trace = MDC.get(TRACE_ID);
        problem.setProperty(TRACE_ID, trace == null ? UUID.randomUUID().toString() : trace);
        return problem;
    }

    private String text(String code, Locale locale) {
        return messages.getMessage("problem." + code, null, code, locale);
    }

    /** The same with a message for its reader. */
    public FieldError localised(FieldError error, Locale locale) {
        String message = error.message() != null ? error.message() : message(error, locale);
        return new FieldError(error.field(), error.code(), message, error.allowed());
    }

    private String message(FieldError error, Locale locale) {
        return error.allowed() == null
                ? messages.getMessage("field." + error.code(), null, error.code(), locale)
                : messages.getMessage(
                        "field." + error.code() + ".allowed",
                        new Object[] {String.join(", ", error.allowed())},
                        error.code(),
                        locale);
    }
}
