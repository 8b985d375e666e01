package com.mdmc.crm.command.campaign.imports;

import com.mdmc.crm.command.campaign.imports.ImportPreview.Kind;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.FieldError;
import com.mdmc.crm.platform.http.ProblemAnswers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.http.ProblemDetail;

/** Problems and doubts of an import, one entry a kind. */
final class Findings {
    private static final int MOST_LINES = 20;

    private final ProblemAnswers problemAnswers;
    private final MessageSource messages;
    private final Locale locale;
    private final Map<String, Kind> problems = new LinkedHashMap<>();
    private final Map<String, Kind> flags = new LinkedHashMap<>();

    Findings(ProblemAnswers problemAnswers, MessageSource messages, Locale locale) {
        this.problemAnswers = problemAnswers;
        this.messages = messages;
        this.locale = locale;
    }

    void problem(String code, String text, String lines) {
        add(problems, code, text, lines);
    }

    void rejection(Rejection rejection, String lines) {
        if (rejection.errors().isEmpty()) {
            ProblemDetail problem =
                    Objects.requireNonNull(problemAnswers.of(rejection, locale).getBody());
            add(problems, rejection.code(), problem.getDetail(), lines);
        } else {
            FieldError error = problemAnswers.localised(rejection.errors().get(0), locale);
            add(problems, error.code(), error.field() + ": " + error.message(), lines);
        }
    }

    void flag(String code, String lines) {
        add(flags, code, messages.getMessage("import.flag." + code, null, code, locale), lines);
    }

    List<Kind> problems() {
        return List.copyOf(problems.values());
    }

    List<Kind> flags() {
        return List.copyOf(flags.values());
    }

    private static void add(Map<String, Kind> kinds, String code, String text, String lines) {
        Kind before = kinds.get(code);
        List<String> all = new ArrayList<>(before == null ? List.of() : before.lines());
        if (all.size() < MOST_LINES) {
            all.add(lines);
        }
        kinds.put(
                code,
                new Kind(code, before == null ? text : before.message(), before == null ? 1 : before.days() + 1, all));
    }
}
