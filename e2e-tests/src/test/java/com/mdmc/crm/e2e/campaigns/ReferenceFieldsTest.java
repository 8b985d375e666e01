package com.mdmc.crm.e2e.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every field the data's own description gives a campaign is in the answer, also where nothing is known. */
class ReferenceFieldsTest {
    /** The description's Campaign, one group a line; {@code *} is each element of a list. */
    private static final String FIELDS = """
            : name description status type leadId clientInfo team platforms creatives dailyKpis budget timeline \
            objectives notes totalSpend totalImpressions totalClicks overallCtr overallCpc roi roas
            clientInfo: artistName songTitle genre releaseDate label isrc
            team: manager assignedTo accountManager createdBy
            platforms.*: name isActive config
            platforms.*.config: adAccount pixelId campaignObjective targeting budget schedule
            platforms.*.config.targeting: demographics interests behaviors lookalike custom geographic
            platforms.*.config.targeting.demographics: ageMin ageMax genders languages
            platforms.*.config.targeting.lookalike: enabled source percentage
            platforms.*.config.targeting.custom: enabled type definition
            platforms.*.config.targeting.geographic: countries regions cities radius
            platforms.*.config.budget: daily total bidStrategy optimization
            platforms.*.config.schedule: startDate endDate timeSlots
            platforms.*.config.schedule.timeSlots.*: days startTime endTime
            creatives.*: name type platform url thumbnail dimensions metadata performance isActive createdAt updatedAt
            creatives.*.dimensions: width height aspectRatio
            creatives.*.metadata: duration fileSize format quality
            creatives.*.performance: impressions clicks ctr cpc conversions
            dailyKpis.*: date impressions views clicks reach frequency likes shares comments saves follows conversions \
            conversionValue streamClicks actualStreams spend cpm cpc cpv ctr vtr platformSpecific
            dailyKpis.*.platformSpecific: youtube spotify meta tiktok
            dailyKpis.*.platformSpecific.youtube: watchTime avgViewDuration subscribers retention25 retention50 \
            retention75
            dailyKpis.*.platformSpecific.spotify: streams saves followers playlistAdds skipRate
            dailyKpis.*.platformSpecific.meta: videoViews postEngagement pageFollows linkClicks videoPlays
            dailyKpis.*.platformSpecific.tiktok: videoViews profileViews followers likes shares
            budget: allocated spent remaining currency billingModel commission invoicing
            budget.invoicing: frequency lastInvoice nextInvoice totalInvoiced
            timeline: startDate endDate launchDate lastOptimization nextReview
            objectives: primary secondary kpiTargets achieved
            objectives.kpiTargets: streams followers engagement roas cpa
            objectives.achieved: streams followers engagement roas cpa
            notes.*: author content type isInternal createdAt
            """;

    private static CrmClient crm;
    private static CampaignScenario campaigns;

    @BeforeAll
    static void logIn() {
        crm = RunningCrm.shared().admin();
        campaigns = new CampaignScenario(crm);
    }

    @Test
    void areAllInTheAnswerForACampaign() {
        Answer active = campaigns.active("2026-01-01", "2026-12-31");
        String id = active.text("/id");
        long version = active.body().at("/version").asLong();
        crm.put("/api/campaigns/" + id + "/platforms/youtube", PLATFORM, version)
                .expect(200);
        crm.post(
                        "/api/campaigns/" + id + "/creatives",
                        Map.of("name", "Teaser", "type", "video", "dimensions", Map.of(), "metadata", Map.of()))
                .expect(201);
        crm.post("/api/campaigns/" + id + "/notes", Map.of("content", "Vu", "type", "review"))
                .expect(201);
        Answer last = null;
        for (String platform : List.of("youtube", "spotify", "meta", "tiktok")) {
            last = campaigns
                    .kpis(
                            id,
                            platform,
                            "2026-02-01",
                            Map.of("clicks", 1, "platformSpecific", Map.of(platform, Map.of())))
                    .expect(200);
        }
        JsonNode campaign = crm.get("/api/campaigns/" + id, last).expect(200).body();
        assertThat(missing(campaign)).as("in %s", campaign).isEmpty();
    }

    @Test
    void areThereAsNullsInAnEmptyDraft() {
        Answer drafted = crm.post("/api/campaigns", Map.of("name", "Vide", "type", "branding"))
                .expect(201);
        JsonNode campaign = crm.get("/api/campaigns/" + drafted.text("/id"), drafted)
                .expect(200)
                .body();
        assertThat(missing(campaign)).as("in %s", campaign).isEmpty();
        assertThat(campaign.at("/overallCtr").isNull()).isTrue();
        assertThat(campaign.at("/roas").isNull()).isTrue();
        assertThat(campaign.at("/timeline/startDate").isNull()).isTrue();
        assertThat(campaign.at("/objectives/achieved/cpa").isNull()).isTrue();
        assertThat(campaign.at("/dailyKpis").isArray()).isTrue();
    }

    private static final Map<String, Object> PLATFORM = Map.of(
            "isActive",
            true,
            "config",
            Map.of(
                    "targeting",
                    Map.of(
                            "demographics", Map.of("ageMin", 18),
                            "lookalike", Map.of("enabled", false),
                            "custom", Map.of("enabled", true, "definition", Map.of("liste", List.of(1, "deux"))),
                            "geographic", Map.of("cities", List.of("Lyon"), "radius", 25)),
                    "budget",
                    Map.of("daily", "10.00"),
                    "schedule",
                    Map.of(
                            "startDate",
                            "2026-01-01",
                            "timeSlots",
                            List.of(Map.of("days", List.of(5, 6), "startTime", "22:00", "endTime", "02:00")))));

    private static List<String> missing(JsonNode campaign) {
        List<String> missing = new ArrayList<>();
        for (String group : FIELDS.strip().split("\n")) {
            String path = group.substring(0, group.indexOf(':'));
            for (String field : group.substring(group.indexOf(':') + 1).strip().split(" +")) {
                for (JsonNode node : nodes(campaign, path)) {
                    if (!node.has(field)) {
                        missing.add(path + "." + field);
                    }
                }
            }
        }
        return missing;
    }

    // A group nothing is known of is null as a whole.
    private static List<JsonNode> nodes(JsonNode campaign, String path) {
        List<JsonNode> nodes = new ArrayList<>(List.of(campaign));
        for (String step : path.isEmpty() ? new String[0] : path.split("\\.")) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : nodes) {
                if (step.equals("*")) {
                    node.forEach(next::add);
                } else {
                    next.add(node.path(step));
                }
            }
            next.removeIf(node -> node.isNull() || node.isMissingNode());
            nodes = next;
        }
        return nodes;
    }
}
