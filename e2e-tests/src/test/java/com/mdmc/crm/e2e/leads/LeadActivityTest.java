package com.mdmc.crm.e2e.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.TestClock;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lead's history over months is the same in pages of any size, and its days are not torn apart. */
class LeadActivityTest {
    private static final int DAYS = 25;
    private static final int EVENTS_A_DAY = 7;

    private final TestClock clock = new TestClock();
    private final long seed = Long.getLong("activity.seed", 1);
    private final Random random = new Random(seed);

    @TempDir
    Path directory;

    @Test
    void pagesOfALongHistoryAreWholeAndInOrder() {
        System.out.println("seed of the history: -Dactivity.seed=" + seed);
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(directory), clock)) {
            CrmClient admin = admin(server);
            String lead = LeadForms.captured(admin);
            String duplicate = LeadForms.captured(admin);
            int views = 0;
            for (int day = 0; day < DAYS; day++) {
                views += happenings(admin(server), day < DAYS / 2 && random.nextBoolean() ? duplicate : lead, lead);
                clock.forward(Duration.ofDays(1));
            }
            Answer last = campaignOf(admin(server), lead, duplicate);

            admin(server).get("/api/leads/" + lead + "/activity", last).expect(200);
            List<JsonNode> lines = lines(admin(server), lead, 200);
            assertThat(lines).extracting(line -> line.at("/id").asText()).doesNotHaveDuplicates();
            assertThat(lines).extracting(LeadActivityTest::order).isSortedAccordingTo((a, b) -> Long.compare(b, a));
            assertThat(lines).extracting(line -> line.at("/subject").asText()).contains(lead, duplicate);
            assertThat(lines.stream()
                            .mapToInt(
                                    line -> line.at("/details/counts/pageViews").asInt())
                            .sum())
                    .isEqualTo(views);
            assertThat(lines.stream().filter(LeadActivityTest::isEngagement).count())
                    .as("a line a day and lead, or one more where the hour of the test passes midnight")
                    .isLessThanOrEqualTo(2 * DAYS);
            assertThat(lines).extracting(line -> line.at("/type").asText()).contains("CampaignDrafted");
            assertThat(lines.get(lines.size() - 1).at("/type").asText()).isEqualTo("LeadCaptured");
            assertThat(lines(admin(server), lead, 20)).isEqualTo(lines);
            assertThat(lines(admin(server), lead, 3)).isEqualTo(lines);
        }
    }

    /** A day's events in any order, engagement among them; how many page views of {@code watched} and {@code other}. */
    private int happenings(CrmClient crm, String watched, String other) {
        int views = 0;
        for (int i = 0; i < EVENTS_A_DAY; i++) {
            String lead = random.nextInt(3) == 0 ? other : watched;
            if (random.nextBoolean()) {
                int more = 1 + random.nextInt(9);
                crm.post("/api/leads/" + lead + "/engagement", Map.of("pageViews", more))
                        .expect(200);
                views += more;
            } else {
                Map<String, Object> note = Map.of("content", "note " + i, "type", "note", "isPrivate", false);
                crm.post("/api/leads/" + lead + "/notes", note).expect(201);
            }
        }
        return views;
    }

    private static Answer campaignOf(CrmClient crm, String lead, String duplicate) {
        crm.post("/api/leads/" + lead + "/merging", Map.of("leadId", duplicate, "reason", "même artiste"))
                .expect(200);
        LeadForms.stage(crm, lead, "qualified").expect(200);
        Answer converted = LeadForms.convert(crm, lead).expect(201);
        String campaign = "/api/campaigns/" + converted.text("/campaignId");
        long version =
                Eventually.found(() -> crm.get(campaign)).body().at("/version").asLong();
        return crm.put(campaign + "/details", Map.of("name", "Été", "type", "branding"), version)
                .expect(200);
    }

    private static List<JsonNode> lines(CrmClient crm, String lead, int limit) {
        List<JsonNode> lines = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = crm.get("/api/leads/" + lead + "/activity?limit=" + limit + cursor)
                    .expect(200)
                    .body();
            page.at("/items").forEach(lines::add);
            assertThat(page.at("/items").size()).isBetween(1, limit);
            JsonNode next = page.at("/page/next");
            cursor = next.isNull() ? null : "&cursor=" + next.asText();
        }
        return lines;
    }

    private static long order(JsonNode line) {
        String[] id = line.at("/id").asText().split("-");
        return Long.parseLong(id[0]) << 16 | Long.parseLong(id[1]);
    }

    private static boolean isEngagement(JsonNode line) {
        return line.at("/type").asText().equals("LeadEngagementRecorded");
    }

    private static CrmClient admin(StandaloneServer server) {
        return RunningCrm.admin(server);
    }
}
