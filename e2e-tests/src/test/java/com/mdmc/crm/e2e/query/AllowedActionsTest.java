package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer says may be done is what the command side then does, in every state of a lead. */
class AllowedActionsTest {
    private static final CrmClient ADMIN = Staff.admin();
    private static final Map<String, Object> REASON = Map.of("reason", "pour l'essai");

    /** The order that stands behind an action: method and path, and what is sent. */
    private record Order(String method, String path, Object body) {}

    /** Those that leave the lead in its state come first, and share a lead. */
    private static Map<String, Order> orders() {
        Map<String, Order> orders = new LinkedHashMap<>();
        orders.put("personal-info", put("personal-info", LeadForms.person(LeadForms.freshEmail())));
        orders.put("artist-info", put("artist-info", Map.of("name", "Autre nom")));
        orders.put("business-info", put("business-info", LeadForms.business(1700)));
        orders.put("communication", put("communication", Map.of("language", "fr")));
        orders.put("priority", put("priority", Map.of("priority", "urgent")));
        orders.put("tags", put("tags", Map.of("tags", List.of("essai"))));
        orders.put("score", put("score", Map.of("score", 50, "reason", "essai")));
        orders.put("probability", put("probability", Map.of("probability", 40)));
        orders.put("expected-close-date", put("expected-close-date", Map.of("expectedCloseDate", "2027-01-31")));
        orders.put(
                "assignment",
                post("assignment", Map.of("assignedTo", ADMIN.get("/api/me").text("/id"))));
        orders.put("contacts", post("contacts", Map.of("method", "phone", "outcome", "answered")));
        orders.put("follow-ups", post("follow-ups", followUp()));
        orders.put("notes", post("notes", Map.of("content", "Une note")));
        orders.put("consent", put("consent", consent()));
        orders.put("retention", post("retention", REASON));
        return orders;
    }

    private static Map<String, Order> turns() {
        Map<String, Order> turns = new LinkedHashMap<>();
        turns.put("stage", post("stage", Map.of("stage", "contacted", "reason", "essai")));
        turns.put("loss", post("loss", REASON));
        turns.put("reopening", post("reopening", REASON));
        turns.put("conversion", post("conversion", contract()));
        turns.put("conversion-reversal", new Order("DELETE", "conversion", null));
        turns.put("archiving", post("archiving", REASON));
        turns.put("restoration", post("restoration", REASON));
        turns.put("merging", post("merging", Map.of("leadId", "")));
        turns.put("merging-reversal", new Order("DELETE", "merging/lead-none", null));
        turns.put("erasure", post("erasure", REASON));
        return turns;
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "qualified", "lost", "converted", "archived", "merged", "erased"})
    void areThoseThatTheLeadTakes(String state) {
        List<String> wrong = new ArrayList<>();
        String shared = leadIn(state);
        List<String> offered = offered(shared);
        orders().forEach((action, order) -> judge(action, order, shared, offered, wrong));
        turns().forEach((action, order) -> judge(action, order, leadIn(state), offered, wrong));
        assertThat(wrong).as("a lead that is %s, offered %s", state, offered).isEmpty();
    }

    @Test
    void endWithPermissionAndReach() {
        Staff owner = Staff.hired("agent", "denis");
        Staff auditor = Staff.hired("agent", "marine", Map.of("admin", Map.of("audit", true)));
        String lead = leadIn("new");
        Answer given = ADMIN.post("/api/leads/" + lead + "/assignment", Map.of("assignedTo", owner.id()))
                .expect(200);
        JsonNode own =
                owner.session().get("/api/leads/" + lead, given).expect(200).body();
        assertThat(texts(own)).contains("stage", "notes").doesNotContain("archiving", "erasure", "conversion");
        JsonNode masked =
                auditor.session().get("/api/leads/" + lead, given).expect(200).body();
        assertThat(texts(masked)).isEmpty();
    }

    @Test
    void ofACampaignFollowItsStatus() {
        Answer drafted = ADMIN.post("/api/campaigns", Map.of("name", "Essai", "type", "branding"))
                .expect(201);
        String path = "/api/campaigns/" + drafted.text("/id");
        assertThat(texts(ADMIN.get(path, drafted).expect(200).body()))
                .contains("activation", "cancellation", "budget")
                .doesNotContain("pause", "completion", "reopening");
        Answer cancelled = ADMIN.post(path + "/cancellation", REASON).expect(200);
        assertThat(texts(ADMIN.get(path, cancelled).expect(200).body()))
                .contains("reopening")
                .doesNotContain("activation", "cancellation");
    }

    private static void judge(String action, Order order, String lead, List<String> offered, List<String> wrong) {
        Object body = action.equals("merging") ? Map.of("leadId", leadIn("new")) : order.body();
        String path = "/api/leads/" + lead + "/" + order.path();
        Answer answer = order.method().equals("PUT")
                ? ADMIN.put(path, body, version(lead))
                : order.method().equals("POST") ? ADMIN.post(path, body) : ADMIN.delete(path);
        boolean isTaken = answer.status() / 100 == 2;
        if (isTaken != offered.contains(action) && !isIdle(action, offered)) {
            wrong.add(action + " → " + answer.status() + " " + answer.text("/code"));
        }
    }

    // Losing what is lost, archiving what is archived and the like are taken and change nothing.
    private static boolean isIdle(String action, List<String> offered) {
        return action.equals("loss") && offered.contains("reopening")
                || action.equals("archiving") && offered.contains("restoration")
                || action.equals("restoration") && offered.contains("archiving")
                || action.equals("erasure") && offered.isEmpty();
    }

    private static long version(String lead) {
        return ADMIN.get("/api/leads/" + lead).expect(200).body().at("/version").asLong();
    }

    private static String leadIn(String state) {
        String id = LeadForms.captured(ADMIN);
        Answer reached = switch (state) {
            case "qualified" -> LeadForms.stage(ADMIN, id, "qualified");
            case "lost" -> ADMIN.post("/api/leads/" + id + "/loss", REASON);
            case "converted" -> converted(id);
            case "archived" -> ADMIN.post("/api/leads/" + id + "/archiving", REASON);
            case "merged" -> merged(id);
            case "erased" -> ADMIN.post("/api/leads/" + id + "/erasure", REASON);
            default -> ADMIN.get("/api/leads/" + id);
        };
        assertThat(reached.status() / 100).as(state).isEqualTo(2);
        return id;
    }

    private static Answer converted(String id) {
        LeadForms.stage(ADMIN, id, "qualified").expect(200);
        return LeadForms.convert(ADMIN, id);
    }

    private static Answer merged(String id) {
        return ADMIN.post("/api/leads/" + LeadForms.captured(ADMIN) + "/merging", Map.of("leadId", id));
    }

    private static List<String> offered(String lead) {
        return texts(ADMIN.get("/api/leads/" + lead).expect(200).body());
    }

    private static List<String> texts(JsonNode answer) {
        List<String> texts = new ArrayList<>();
        assertThat(answer.path("allowedActions").isArray()).isTrue();
        answer.path("allowedActions").forEach(action -> texts.add(action.asText()));
        return texts;
    }

    private static Map<String, ?> followUp() {
        return Map.of("type", "call", "subject", "Rappeler", "scheduledFor", "2027-01-15T09:00:00Z");
    }

    private static Map<String, ?> consent() {
        return Map.of(
                "purpose", "newsletter",
                "legalBasis", "consent",
                "granted", true,
                "source", "appel",
                "date", "2026-01-05");
    }

    private static Map<String, ?> contract() {
        return Map.of(
                "campaignName",
                "Essai",
                "contractValue",
                Map.of("amount", "4500.00", "currency", "EUR"),
                "type",
                "branding");
    }

    private static Order post(String path, Object body) {
        return new Order("POST", path, body);
    }

    private static Order put(String path, Object body) {
        return new Order("PUT", path, body);
    }
}
