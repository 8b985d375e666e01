package com.mdmc.crm.standalone.cli.kpis;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.reports.PlatformCampaign;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of our campaigns a platform's campaign belongs to: as told on the command line, else by the numbers in the
 * campaigns' platform settings, else by the ad account if one campaign alone has it.
 */
final class CampaignMapping {
    private final Map<String, String> told;
    private final Map<String, Set<String>> byCampaignId = new HashMap<>();
    private final Map<String, Set<String>> byAccount = new HashMap<>();

    CampaignMapping(Map<String, String> told) {
        this.told = told;
    }

    /** Reads the platform settings of all campaigns the caller sees. */
    CampaignMapping learned(KpiUpload crm, Platform platform) throws IOException, InterruptedException {
        for (JsonNode campaign : crm.campaigns()) {
            for (JsonNode setup : campaign.path("platforms")) {
                if (setup.path("name").asText().equals(platform.wire())) {
                    String id = campaign.path("id").asText();
                    JsonNode config = setup.path("config");
                    config.path("externalCampaignIds").forEach(external -> add(byCampaignId, external.asText(), id));
                    add(byAccount, config.path("adAccount").asText(""), id);
                }
            }
        }
        return this;
    }

    private static void add(Map<String, Set<String>> index, String key, String id) {
        if (!key.isEmpty()) {
            index.computeIfAbsent(key, unseen -> new HashSet<>()).add(id);
        }
    }

    /** Our campaign's id, or {@code null} if it is not known for sure. */
    String of(PlatformCampaign campaign) {
        List<String> candidates = new ArrayList<>();
        candidates.add(told.get(campaign.id()));
        candidates.add(told.get(campaign.name()));
        candidates.add(only(byCampaignId.get(campaign.id())));
        candidates.add(only(byAccount.get(campaign.account())));
        return candidates.stream().filter(id -> id != null).findFirst().orElse(null);
    }

    private static String only(Set<String> ids) {
        return ids != null && ids.size() == 1 ? ids.iterator().next() : null;
    }
}
