package com.mdmc.crm.command.lead.intake;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.platform.http.HttpProblems;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a submission as an HTML form sends it: {@code personalInfo.firstName=Zoé}, a field that is repeated is a list, and
 * an empty one is absent.
 */
final class SubmissionForms {
    private final JsonMapper json;
    private final Validator validator;

    /** @param strict as JSON is read; in a form everything is text */
    SubmissionForms(JsonMapper strict, Validator validator) {
        this.json = strict.rebuild()
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .enable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        this.validator = validator;
    }

    /** @throws Rejection naming the field that cannot be read */
    Submission read(MultiValueMap<String, String> fields) {
        Submission submission = parsed(document(fields));
        Set<ConstraintViolation<Submission>> violations = validator.validate(submission);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return submission;
    }

    private Submission parsed(ObjectNode document) {
        try {
            return json.treeToValue(document, Submission.class);
        } catch (DatabindException unreadable) {
            throw HttpProblems.unreadable(unreadable);
        }
    }

    private ObjectNode document(MultiValueMap<String, String> fields) {
        ObjectNode document = json.createObjectNode();
        fields.forEach((name, values) -> {
            List<String> filled =
                    values.stream().filter(value -> !value.isBlank()).toList();
            if (!filled.isEmpty()) {
                put(document, name, filled);
            }
        });
        return document;
    }

    private static void put(ObjectNode document, String name, List<String> values) {
        String[] steps = name.split("\\.", -1);
        ObjectNode group = document;
        for (int step = 0; step < steps.length - 1; step++) {
            JsonNode next = group.get(steps[step]);
            if (next != null && !next.isObject()) {
                throw Rejection.invalid(name, "unknown-field");
            }
            group = next == null ? group.putObject(steps[step]) : (ObjectNode) next;
        }
        String field = steps[steps.length - 1];
        if (group.has(field)) {
            throw Rejection.invalid(name, "unknown-field");
        } else if (values.size() == 1) {
            group.put(field, values.get(0));
        } else {
            ArrayNode list = group.putArray(field);
            values.forEach(list::add);
        }
    }
}
