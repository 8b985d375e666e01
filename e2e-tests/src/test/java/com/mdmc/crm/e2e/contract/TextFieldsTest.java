package com.mdmc.crm.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mdmc.crm.e2e.contract.ApiDocument.Operation;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The Big List of Naughty Strings in every text field of every body: taken or refused, and nothing fails. By default each
 * field gets one, from a seed on; {@code -Dcrm.naughty=515} tries all of them in each, {@code -Dcrm.seed} repeats a
 * choice.
 */
class TextFieldsTest {
    private static final int STRINGS = Integer.getInteger("crm.naughty", 1);
    private static final long SEED = Long.getLong("crm.seed", 1);
    private static final Map<String, String> FIRST_VERSION = Map.of("If-Match", "\"1\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CrmClient admin = Staff.admin();
    private final String campaign = admin.post("/api/campaigns", Map.of("name", "Essai", "type", "branding"))
            .expect(201)
            .text("/id");

    /** A text in the example of an operation's body. */
    private record Field(Operation operation, JsonNode example, JsonPointer at) {

        String with(String text) {
            JsonNode body = example.deepCopy();
            JsonNode parent = body.at(at.head());
            String last = at.last().getMatchingProperty();
            if (parent instanceof ObjectNode object) {
                object.put(last, text);
            } else {
                ((ArrayNode) parent)
                        .set(at.last().getMatchingIndex(), JSON.getNodeFactory().textNode(text));
            }
            return body.toString();
        }

        @Override
        public String toString() {
            return operation + " " + at;
        }
    }

    @Test
    void takeOrRefuseWhateverIsTyped() throws IOException {
        List<String> strings = strings();
        List<Field> fields = fields();
        assertThat(fields).hasSizeGreaterThan(120);
        System.out.printf("crm.seed=%d crm.naughty=%d%n", SEED, STRINGS);
        Random random = new Random(SEED);
        List<String> wrong = new ArrayList<>();
        for (Field field : fields) {
            Collections.shuffle(strings, random);
            strings.subList(0, Math.min(STRINGS, strings.size())).forEach(text -> judge(field, text, wrong));
        }
        assertThat(wrong).isEmpty();
    }

    private void judge(Field field, String text, List<String> wrong) {
        Answer answer =
                admin.send(field.operation().method(), path(field.operation()), field.with(text), FIRST_VERSION);
        boolean isNamed =
                answer.status() != 400 || !answer.body().path("errors").isEmpty();
        if (answer.status() >= 500 || !isNamed) {
            wrong.add(field + " " + text + " → " + answer.status() + " " + answer.body());
        }
    }

    private String path(Operation operation) {
        String path = operation.path();
        if (path.startsWith("/api/leads/{id}")) {
            path = path.replace("{id}", LeadForms.captured(admin));
        } else if (path.startsWith("/api/campaigns/{id}")) {
            path = path.replace("{id}", campaign);
        }
        return path.replace("{provider}", "brevo")
                .replace("{platform}", "meta")
                .replace("{date}", "2026-11-29")
                // A currency of its own: the rates on record are everybody's.
                .replace("{from}", "SEK")
                .replace("{to}", "EUR")
                .replaceAll("\\{[a-zA-Z]+}", "1");
    }

    private static List<Field> fields() {
        ApiDocument document = new ApiDocument(
                RunningCrm.shared().stranger().get("/v3/api-docs").expect(200).body());
        List<Field> fields = new ArrayList<>();
        for (Operation operation : document.operations()) {
            JsonNode example = operation.definition().at("/requestBody/content/application~1json/example");
            // Right passwords are not asked for here: each wrong one would count as a failed log-in.
            if (example.isObject() && !operation.path().startsWith("/api/me")) {
                collect(operation, example, example, JsonPointer.empty(), fields);
            }
        }
        return fields;
    }

    private static void collect(
            Operation operation, JsonNode example, JsonNode at, JsonPointer pointer, List<Field> fields) {
        if (at.isTextual()) {
            fields.add(new Field(operation, example, pointer));
        }
        at.properties()
                .forEach(each ->
                        collect(operation, example, each.getValue(), pointer.appendProperty(each.getKey()), fields));
        for (int index = 0; at.isArray() && index < at.size(); index++) {
            collect(operation, example, at.get(index), pointer.appendIndex(index), fields);
        }
    }

    private static List<String> strings() throws IOException {
        List<String> strings = new ArrayList<>();
        try (InputStream list = TextFieldsTest.class.getResourceAsStream("/blns.base64.json")) {
            JSON.readTree(list)
                    .forEach(each ->
                            strings.add(new String(Base64.getDecoder().decode(each.asText()), StandardCharsets.UTF_8)));
        }
        return strings;
    }
}
