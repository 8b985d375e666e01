package com.mdmc.crm.platform.http;

import com.mdmc.crm.domain.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Writer of problems for filters, which exception handlers do not cover. */
public class ProblemWriter {
    /** Content security policy of answers that are no pages: a browser loads nothing for them. */
    public static final String LOADS_NOTHING =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    // As Spring Security sets them, which has no part in what is refused before it.
    private static final Map<String, String> SECURITY_HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store",
            "Content-Security-Policy", LOADS_NOTHING);

    private final ProblemAnswers answers;
    private final LocaleResolver locales;
    private final JsonMapper json;

    public ProblemWriter(ProblemAnswers answers, LocaleResolver locales, JsonMapper json) {
        this.answers = answers;
        this.locales = locales;
        this.json = json;
    }

    /** Answers the request with the rejection's problem document. */
    public void write(Rejection rejection, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(answers.of(rejection, locales.resolveLocale(request)), response);
    }

    /** Answers a request that was rejected with a status alone. */
    public void write(int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(answers.of(status, HttpProblems.code(status), locales.resolveLocale(request)), response);
    }

    private void write(ResponseEntity<ProblemDetail> answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.getStatusCode().value());
        SECURITY_HEADERS.forEach(response::setHeader);
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write(json.writeValueAsBytes(answer.getBody()));
    }
}
