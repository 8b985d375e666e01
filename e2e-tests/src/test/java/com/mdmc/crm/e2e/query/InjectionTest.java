package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What somebody types is a literal or a mistake, never an operator: every payload in every parameter of every question
 * and in the fields of a lead. {@code -Dcrm.injections=100000} sends all, {@code -Dcrm.seed} repeats a sample.
 */
class InjectionTest {
    private static final int SAMPLE = Integer.getInteger("crm.injections", 1_200);
    private static final long SEED = Long.getLong("crm.seed", 1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, List<String>> PARAMETERS = new LinkedHashMap<>();

    static {
        PARAMETERS.put(
                "/api/leads",
                List.of(
                        "q",
                        "sort",
                        "cursor",
                        "limit",
                        "count",
                        "pipeline.stage",
                        "pipeline.tags",
                        "pipeline.score",
                        "assignment.assignedTo",
                        "assignment.team",
                        "artistInfo.name",
                        "createdAt",
                        "createdAt.from",
                        "createdAt.to",
                        "businessInfo.budget.amount",
                        "lifecycle.archived",
                        "at",
                        "after"));
        PARAMETERS.put(
                "/api/campaigns",
                List.of(
                        "q",
                        "sort",
                        "cursor",
                        "status",
                        "team.manager",
                        "platforms.name",
                        "leadId",
                        "timeline.startDate.from",
                        "totalSpend.to"));
        PARAMETERS.put("/api/users", List.of("q", "sort", "cursor", "role", "team", "isActive", "lastLogin.from"));
        PARAMETERS.put("/api/audit", List.of("userId", "action", "resource", "resourceId", "severity", "from", "to"));
        PARAMETERS.put("/api/agenda", List.of("assignedTo", "from", "to", "limit", "cursor"));
        PARAMETERS.put("/api/board", List.of("limit"));
        PARAMETERS.put("/api/dashboard", List.of("from", "to"));
        PARAMETERS.put("/api/dashboard/performance", List.of("by", "from", "to"));
        PARAMETERS.put("/api/dashboard/pipeline", List.of("from", "to"));
        PARAMETERS.put("/api/leads/export", List.of("q", "sort", "pipeline.stage", "artistInfo.name"));
    }

    private static List<String> payloads() {
        try (var lines = InjectionTest.class.getResourceAsStream("/injections.txt")) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0"))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Test
    void noPayloadIsMoreThanALiteral() {
        List<String> payloads = payloads();
        assertThat(payloads).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
        List<Runnable> cases = new ArrayList<>();
        for (String payload : payloads) {
            PARAMETERS.forEach((path, names) -> names.forEach(name -> {
                cases.add(() -> ask(path, encoded(name) + "=" + encoded(payload)));
                cases.add(() -> ask(path, encoded(name + payload) + "=1"));
            }));
            fields().forEach(field -> cases.add(() -> send(field, payload)));
        }
        Collections.shuffle(cases, new Random(SEED));
        cases.subList(0, Math.min(SAMPLE, cases.size())).forEach(Runnable::run);
        System.out.printf("injections: %d of %d cases, seed %d%n", Math.min(SAMPLE, cases.size()), cases.size(), SEED);
    }

    @Test
    void anOperatorSelectsWhatIsLiterallySoAlone() {
        LeadForms.queued("Somebody");
        for (String filter : List.of("artistInfo.name", "pipeline.tags", "assignment.team", "createdBy")) {
            for (String operator : List.of("{\"$ne\":null}", "{\"$gt\":\"\"}", ".*", "/^/", "{\"$regex\":\".*\"}")) {
                Answer page = ask("/api/leads", filter + "=" + encoded(operator));
                assertThat(page.status()).isEqualTo(200);
                // The payloads are also typed into leads, so that some may be called just that.
                String field = "/" + filter.replace('.', '/');
                assertThat(page.body().at("/items"))
                        .as(filter + operator)
                        .allMatch(lead -> texts(lead.at(field)).contains(operator));
            }
            Answer nested = ask("/api/leads", encoded(filter + "[$ne]") + "=x");
            assertThat(nested.status()).isEqualTo(400);
        }
    }

    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        (value.isArray() ? value : JSON.createArrayNode().add(value)).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Answer ask(String path, String query) {
        Answer answer = Staff.admin().send("GET", path + "?" + query, null, Map.of("Prefer", "wait=0"));
        boolean waited = answer.text("/code").equals("projection-behind");
        assertThat(answer.status() < 500 || waited)
                .as(
                        "%s?%s → %d %s, seed %d",
                        path, query, answer.status(), answer.raw().body(), SEED)
                .isTrue();
        return answer;
    }

    private static List<String> fields() {
        return List.of(
                "/personalInfo/firstName",
                "/personalInfo/email",
                "/personalInfo/phone",
                "/artistInfo/name",
                "/artistInfo/website",
                "/source/channel",
                "/source/referrer",
                "/communication/language",
                "/pipeline/priority",
                "/businessInfo/budget/amount",
                "/businessInfo/budget/currency");
    }

    // As a text and, where the payload is a document, as the document.
    private static void send(String field, String payload) {
        String[] steps = field.substring(1).split("/");
        for (JsonNode value : values(payload)) {
            var form = JSON.createObjectNode();
            var personal = form.putObject("personalInfo");
            personal.put("firstName", "Ana").put("lastName", "Berg").put("email", LeadForms.freshEmail());
            form.putObject("artistInfo").put("name", "Ana");
            var at = form;
            for (int i = 0; i < steps.length - 1; i++) {
                at = at.withObjectProperty(steps[i]);
            }
            at.set(steps[steps.length - 1], value);
            Answer answer = Staff.admin().post("/api/leads", form.toString());
            assertThat(answer.status())
                    .as("%s = %s → %s, seed %d", field, value, answer.raw().body(), SEED)
                    .isIn(201, 400);
            if (answer.status() == 201 && value.isTextual() && field.equals("/personalInfo/firstName")) {
                JsonNode stored = Staff.admin()
                        .get("/api/leads/" + answer.text("/id"), answer)
                        .body();
                assertThat(stored.at(field).asText().strip())
                        .isEqualTo(value.asText().strip());
            }
        }
    }

    private static List<JsonNode> values(String payload) {
        List<JsonNode> values = new ArrayList<>(List.of(JSON.getNodeFactory().textNode(payload)));
        try {
            JsonNode document = JSON.readTree(payload);
            if (document != null && document.isContainerNode()) {
                values.add(document);
            }
        } catch (IOException noDocument) {
            // a text only
        }
        return values;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
