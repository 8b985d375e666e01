package com.mdmc.crm.e2e.campaigns;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Campaigns as a test needs them: a draft with everything in place, or a running one. */
final class CampaignScenario {
    private final CrmClient crm;

    CampaignScenario(CrmClient crm) {
        this.crm = crm;
    }

    /** A draft that lacks nothing, over the given days, with €1000 allocated. */
    Answer draft(String start, String end) {
        return draft(start, end, Map.of());
    }

    private Answer draft(String start, String end, Map<String, ?> further) {
        Map<String, Object> draft = new HashMap<>(Map.of(
                "name", "Été indien",
                "type", "acquisition",
                "clientInfo", Map.of("artistName", "Zoé Lune", "isrc", "FR-Z03-98-00212"),
                "team", Map.of("manager", crm.get("/api/me").text("/id")),
                "budget",
                        Map.of(
                                "allocated", "1000.00",
                                "currency", "EUR",
                                "billingModel", "percentage",
                                "percentageOfSpend", 20,
                                "invoicing", Map.of("frequency", "monthly")),
                "timeline", Map.of("startDate", start, "endDate", end),
                "platforms", List.of(Map.of("name", "meta", "isActive", true))));
        draft.putAll(further);
        return crm.post("/api/campaigns", draft).expect(201);
    }

    /** A running campaign for a client; the answer of its activation. */
    Answer active(String start, String end, String lead) {
        String id = draft(start, end, Map.of("leadId", lead)).text("/id");
        return crm.post("/api/campaigns/" + id + "/activation", Map.of()).expect(200);
    }

    /** A running campaign; the answer of its activation. */
    Answer active(String start, String end) {
        return crm.post("/api/campaigns/" + draft(start, end).text("/id") + "/activation", Map.of())
                .expect(200);
    }

    /** A running campaign over 2026 that spent €10 in January. */
    Answer billable() {
        Answer active = active("2026-01-01", "2026-12-31");
        kpis(active.text("/id"), "meta", "2026-01-10", Map.of("impressions", 1000, "spend", "10.00"))
                .expect(200);
        return active;
    }

    Answer kpis(String campaign, String platform, String date, Map<String, ?> kpis) {
        return crm.send("PUT", "/api/campaigns/" + campaign + "/kpis/" + platform + "/" + date, kpis, Map.of());
    }

    /** The campaign once it is as expected. */
    JsonNode awaited(String campaign, Predicate<JsonNode> expected) {
        return Eventually.that(
                () -> crm.get("/api/campaigns/" + campaign).expect(200).body(), expected);
    }
}
