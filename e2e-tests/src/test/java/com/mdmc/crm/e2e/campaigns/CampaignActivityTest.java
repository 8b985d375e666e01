package com.mdmc.crm.e2e.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A campaign's history is the same in pages of any size, however much of it a page reads. */
class CampaignActivityTest {
    private static final int DAYS = 320;
    private static final int CHANGES = 80;

    private final CrmClient crm = RunningCrm.shared().admin();

    @Test
    void pagesOfALongHistoryAreWholeAndInOrder() {
        Answer campaign = new CampaignScenario(crm).active("2025-01-01", "2026-12-31");
        String id = campaign.text("/id");
        for (String platform : List.of("meta", "google")) {
            crm.send("PUT", "/api/campaigns/kpis", Map.of("items", kpis(id, platform)), Map.of())
                    .expect(200);
        }
        Answer last = campaign;
        for (int change = 0; change < CHANGES; change++) {
            last = details(id, "Été " + change, last.text("/version"));
        }
        crm.get("/api/campaigns/" + id, last).expect(200);

        List<JsonNode> lines = lines(id, 200);
        assertThat(lines)
                .extracting(line -> line.at("/position").asLong())
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(lines).extracting(line -> line.at("/id").asText()).doesNotHaveDuplicates();
        assertThat(lines)
                .filteredOn(line -> line.at("/type").asText().equals("CampaignDetailsChanged"))
                .hasSize(CHANGES);
        assertThat(lines.stream()
                        .mapToInt(line -> line.at("/details/days").asInt())
                        .sum())
                .isEqualTo(2 * DAYS);
        assertThat(lines.get(0).at("/details/name").asText()).isEqualTo("Été " + (CHANGES - 1));
        assertThat(lines.get(lines.size() - 1).at("/type").asText()).isEqualTo("CampaignDrafted");
        assertThat(lines(id, 7)).isEqualTo(lines);
        assertThat(lines(id, 1)).isEqualTo(lines);
    }

    @Test
    void aCursorOfAnotherListIsNamed() {
        Answer campaign = new CampaignScenario(crm).active("2025-01-01", "2026-12-31");
        String id = campaign.text("/id");
        crm.get("/api/campaigns/" + id, campaign).expect(200);
        for (String cursor : List.of("1-0", "0-x", "999999999999-0", "-1-0", "x")) {
            assertThat(crm.get("/api/campaigns/" + id + "/activity?cursor=" + cursor)
                            .expect(400)
                            .text("/errors/0/code"))
                    .isEqualTo("cursor-of-another-list");
        }
    }

    private List<JsonNode> lines(String id, int limit) {
        List<JsonNode> lines = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = crm.get("/api/campaigns/" + id + "/activity?limit=" + limit + cursor)
                    .expect(200)
                    .body();
            page.at("/items").forEach(lines::add);
            JsonNode next = page.at("/page/next");
            assertThat(page.at("/items").size()).isBetween(1, limit);
            cursor = next.isNull() ? null : "&cursor=" + next.asText();
        }
        return lines;
    }

    private Answer details(String id, String name, String version) {
        return crm.send(
                        "PUT",
                        "/api/campaigns/" + id + "/details",
                        Map.of("name", name, "type", "acquisition"),
                        Map.of("If-Match", "\"" + version + "\""))
                .expect(200);
    }

    private static List<Map<String, Object>> kpis(String id, String platform) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            String date = LocalDate.of(2025, 1, 1).plusDays(day).toString();
            items.add(Map.of("campaignId", id, "platform", platform, "date", date, "clicks", day));
        }
        return items;
    }
}
