package com.mdmc.crm.e2e.leads;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.standalone.CrmClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Every answer that tells of one person: the lead, its campaign, lists, exports, history and audit, now and then. */
final class AllAnswers {
    private final Map<String, String> bodies = new LinkedHashMap<>();

    /** @param then a position at which everything was there; 0 for none */
    AllAnswers(CrmClient crm, PlantedPerson person, long then) {
        String lead = "/api/leads/" + person.lead();
        String campaign = "/api/campaigns/" + person.campaign();
        List<String> paths = new ArrayList<>(List.of(
                lead,
                lead + "/activity?limit=200",
                lead + "/subject-export",
                campaign,
                campaign + "/activity?limit=200",
                "/api/leads?limit=200",
                "/api/campaigns?limit=200",
                "/api/leads?limit=200&sort=artistInfo.name",
                "/api/board",
                "/api/agenda?from=2031-01-01T00:00:00Z&to=2031-02-01T00:00:00Z",
                "/api/leads/export",
                "/api/campaigns/export",
                "/api/audit/export",
                "/api/history/events?resource=lead&resourceId=" + person.lead(),
                "/api/history/events?resource=campaign&resourceId=" + person.campaign(),
                "/api/history/replay/lead/" + person.lead(),
                "/api/history/replay/campaign/" + person.campaign()));
        if (then > 0) {
            paths.add(lead + "?atPosition=" + then);
            paths.add(campaign + "?atPosition=" + then);
        }
        paths.forEach(path -> bodies.put(path, read(crm, path)));
        for (String id : List.of(person.lead(), person.campaign())) {
            entries(crm, id);
        }
    }

    private void entries(CrmClient crm, String id) {
        for (JsonNode entry : crm.get("/api/audit?limit=200&resourceId=" + id)
                .expect(200)
                .body()
                .get("items")) {
            String path = "/api/audit/" + entry.get("id").asText();
            bodies.put(path, read(crm, path));
        }
    }

    private static String read(CrmClient crm, String path) {
        boolean rows = path.endsWith("/export") || path.contains("/replay/");
        return rows
                ? crm.send("GET", path, null, Map.of("Accept", "application/x-ndjson"))
                        .raw()
                        .body()
                : crm.get(path).raw().body();
    }

    void forEach(BiConsumer<String, String> reader) {
        bodies.forEach(reader);
    }
}
