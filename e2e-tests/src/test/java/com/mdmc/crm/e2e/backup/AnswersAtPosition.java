package com.mdmc.crm.e2e.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mdmc.crm.standalone.CrmClient;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a program answers about everything it holds: lists, boards, dashboards, and each lead, campaign and user. */
final class AnswersAtPosition {
    private static final String PERIOD = "from=2026-11-01&to=2026-12-31";
    private static final String ADMINISTRATOR = "user-first-administrator";
    private static final List<String> LISTS = List.of("/api/leads", "/api/campaigns", "/api/users");
    private static final List<String> OTHERS = List.of(
            "/api/teams",
            "/api/board",
            "/api/agenda?from=2026-11-01&to=2031-12-31",
            "/api/dashboard?" + PERIOD,
            "/api/dashboard/users",
            "/api/dashboard/leads-by-team",
            "/api/dashboard/pipeline?" + PERIOD,
            "/api/dashboard/performance?by=campaign&" + PERIOD);

    private AnswersAtPosition() {}

    /**
     * By path; of a request that is refused, the code of the problem.
     *
     * @param leads to ask for also where no list has them, such as archived ones
     */
    static Map<String, JsonNode> of(CrmClient crm, long position, List<String> leads) {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        Set<String> paths = new LinkedHashSet<>(OTHERS);
        leads.forEach(lead -> paths.add("/api/leads/" + lead));
        for (String list : LISTS) {
            String all = list + "?limit=200";
            answers.put(all, answer(crm, all, position));
            answers.get(all)
                    .path("items")
                    .forEach(item -> paths.add(list + "/" + item.path("id").asText()));
        }
        paths.forEach(path -> answers.put(path, answer(crm, path, position)));
        return answers;
    }

    private static JsonNode answer(CrmClient crm, String path, long position) {
        CrmClient.Answer answer = crm.get(path + (path.contains("?") ? "&" : "?") + "after=" + position);
        return answer.status() == 200 ? answer.body() : answer.body().path("code");
    }

    /** Without the texts of those who were erased since, and what a test's own log-in and the clock change. */
    static JsonNode without(Set<String> erased, JsonNode answer) {
        JsonNode copy = answer.deepCopy();
        strip(copy, erased);
        return copy;
    }

    private static void strip(JsonNode node, Set<String> erased) {
        if (node instanceof ArrayNode array) {
            array.forEach(each -> strip(each, erased));
        } else if (node instanceof ObjectNode object) {
            if (erased.contains(object.path("id").asText())
                    || erased.contains(object.path("leadId").asText())) {
                object.retain("id", "leadId", "status", "pipeline", "version");
                if (object.get("pipeline") instanceof ObjectNode pipeline) {
                    pipeline.remove(List.of("tags", "lostReason"));
                }
            }
            if (object.path("id").asText().equals(ADMINISTRATOR)) {
                object.remove(List.of("version", "position", "updatedAt", "lastLogin"));
            }
            object.remove(List.of("lastLoginAt", "asOf", "generatedAt"));
            object.forEach(each -> strip(each, erased));
        }
    }
}
