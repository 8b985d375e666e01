package com.mdmc.crm.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.contract.ApiDocument.Operation;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every query, of leads, campaigns and users in all the states they can be in, answers as the document says: what it calls
 * required is there, and what it does not call nullable is not {@code null}.
 */
class AnswersTest {
    private static final Map<String, Object> REASON = Map.of("reason", "pour l'essai");
    private static final Set<String> STREAMED =
            Set.of("/api/stream", "/api/leads/export", "/api/campaigns/export", "/api/audit/export");
    // The rates on record are everybody's: no other test records one of either.
    private static final String CONVERTED = "DKK";
    private static final String UNCONVERTED = "NOK";

    private static final CrmClient ADMIN = Staff.admin();

    private static final List<String> LEADS = new ArrayList<>();
    private static final List<String> CAMPAIGNS = new ArrayList<>();
    private static final List<String> USERS = new ArrayList<>();
    private static String creative;
    private static Answer last;

    @BeforeAll
    static void settle() {
        leads();
        campaigns();
        Staff agent = Staff.hired("agent", null);
        USERS.add(agent.id());
        Staff gone = Staff.hired("manager", "denis");
        post("/api/users/" + gone.id() + "/deactivation", Map.of());
        USERS.add(gone.id());
        last = ADMIN.post("/api/leads/" + LEADS.get(0) + "/notes", Map.of("content", "La dernière"))
                .expect(201);
    }

    private static void leads() {
        Map<String, ?> bare = Map.of(
                "personalInfo",
                Map.of("firstName", "Zoé", "lastName", "Lune", "email", LeadForms.freshEmail()),
                "artistInfo",
                Map.of("name", "Nue"));
        LEADS.add(ADMIN.post("/api/leads", bare).expect(201).text("/id"));
        String lost = lead();
        post("/api/leads/" + lost + "/loss", REASON);
        String converted = lead();
        LeadForms.stage(ADMIN, converted, "qualified").expect(200);
        CAMPAIGNS.add(LeadForms.convert(ADMIN, converted).expect(201).text("/campaignId"));
        post("/api/leads/" + lead() + "/archiving", Map.of());
        post("/api/leads/" + lead() + "/merging", Map.of("leadId", lead()));
        post("/api/leads/" + lead() + "/erasure", REASON);
        busy("/api/leads/" + lead());
    }

    private static void busy(String lead) {
        String note = ADMIN.post(lead + "/notes", Map.of("content", "Une"))
                .expect(201)
                .text("/noteId");
        put(lead, "/notes/" + note, Map.of("content", "Une autre"));
        Map<String, ?> plan = Map.of("type", "call", "subject", "Rappeler", "scheduledFor", "2027-01-15T09:00:00Z");
        String done = ADMIN.post(lead + "/follow-ups", plan).expect(201).text("/followUpId");
        post(lead + "/follow-ups/" + done + "/completion", null);
        String cancelled = ADMIN.post(lead + "/follow-ups", plan).expect(201).text("/followUpId");
        ADMIN.delete(lead + "/follow-ups/" + cancelled).expect(200);
        ADMIN.post(lead + "/follow-ups", plan).expect(201);
        post(lead + "/contacts", Map.of("method", "phone", "outcome", "no-answer"));
        post(lead + "/assignment", Map.of("assignedTo", ADMIN.get("/api/me").text("/id")));
        put(lead, "/score", Map.of("score", 70, "reason", "essai"));
    }

    private static void campaigns() {
        Map<String, ?> bare = Map.of("name", "Nue", "type", "branding");
        CAMPAIGNS.add(ADMIN.post("/api/campaigns", bare).expect(201).text("/id"));
        String id = ADMIN.post("/api/campaigns", bare).expect(201).text("/id");
        String campaign = "/api/campaigns/" + id;
        put(campaign, "/team", Map.of("manager", ADMIN.get("/api/me").text("/id")));
        put(campaign, "/timeline", Map.of("startDate", "2026-10-01", "endDate", "2026-12-31"));
        put(campaign, "/platforms/meta", Map.of("isActive", true));
        put(
                campaign,
                "/budget",
                Map.of("allocated", 900, "currency", "EUR", "billingModel", "percentage", "percentageOfSpend", 15));
        creative = ADMIN.post(campaign + "/creatives", Map.of("name", "Teaser", "type", "video"))
                .expect(201)
                .text("/creativeId");
        post(campaign + "/activation", Map.of());
        for (Map<String, ?> kpis : List.of(
                Map.of("impressions", 100, "clicks", 3, "spend", 5),
                Map.of("impressions", 120),
                Map.of("spend", 2, "currency", UNCONVERTED))) {
            ADMIN.send("PUT", campaign + "/kpis/meta/2026-11-0" + (kpis.size()), kpis, Map.of())
                    .expect(200);
        }
        ADMIN.send("PUT", campaign + "/creatives/" + creative + "/kpis/2026-11-04", Map.of("clicks", 1), Map.of())
                .expect(200);
        ADMIN.send(
                        "PUT",
                        "/api/exchange-rates/" + CONVERTED + "/EUR/2026-11-01",
                        Map.of("rate", "0.13", "source", "BCE"),
                        Map.of())
                .expect(200);
        post(campaign + "/budget-corrections", Map.of("amount", -1.5, "reason", "essai"));
        post(campaign + "/invoices", Map.of("periodStart", "2026-11-03", "periodEnd", "2026-11-03"));
        post(campaign + "/invoices/1/cancellation", REASON);
        CAMPAIGNS.add(id);
    }

    @Test
    void areAsDocumentedInEveryState() {
        ApiDocument document = new ApiDocument(
                RunningCrm.shared().stranger().get("/v3/api-docs").expect(200).body());
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Operation operation : document.operations()) {
            if (operation.method().equals("GET") && !STREAMED.contains(operation.path())) {
                for (String path : paths(operation.path())) {
                    asked += judge(document, operation, path, wrong) ? 1 : 0;
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).as("queries that were answered").isGreaterThan(60);
    }

    /** Whether the answer was one that can be compared. */
    private static boolean judge(ApiDocument document, Operation operation, String path, List<String> wrong) {
        Answer answer = ADMIN.send("GET", path, null, Map.of());
        if (answer.status() != 200 || operation.path().startsWith("/api/history/replay")) {
            return false;
        }
        JsonNode body = answer.body();
        String complaint =
                document.complaint(operation, 200, answer.header("Content-Type").orElse(""), body);
        if (!complaint.isEmpty()) {
            wrong.add(path + ": " + complaint);
        }
        return true;
    }

    private static List<String> paths(String template) {
        List<String> ids = template.startsWith("/api/leads/{id}")
                ? LEADS
                : template.startsWith("/api/campaigns/{id}") ? CAMPAIGNS : USERS;
        String separator = template.endsWith("/diff") ? "?from=2026-01-01T00:00:00Z&after=" : "?after=";
        return (template.contains("{id}") ? ids : List.of("-"))
                .stream()
                        .map(id -> template.replace("{id}", template.startsWith("/api/audit") ? "5" : id)
                                .replace("{creativeId}", creative)
                                .replace("{number}", "1")
                                .replace("{position}", "5")
                                .replace("{resource}", "lead")
                                .replace("{from}", CONVERTED)
                                .replace("{to}", "EUR"))
                        .map(path -> path + (isWaited(template) ? separator + last.position() : ""))
                        .toList();
    }

    // These read the ledger itself and wait for nothing.
    private static boolean isWaited(String template) {
        return template.matches(
                "/api/(leads|campaigns|users)/\\{id}(/(activity|diff|kpis))?|/api/(leads|campaigns|users|board)");
    }

    private static String lead() {
        String id = LeadForms.captured(ADMIN);
        LEADS.add(id);
        return id;
    }

    private static void post(String path, Object body) {
        assertThat(ADMIN.post(path, body).status()).as(path).isBetween(200, 201);
    }

    private static void put(String thing, String part, Object body) {
        long version = ADMIN.get(thing).expect(200).body().at("/version").asLong();
        ADMIN.put(thing + part, body, version).expect(200);
    }
}
