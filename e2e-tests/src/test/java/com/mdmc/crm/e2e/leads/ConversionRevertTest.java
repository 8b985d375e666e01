package com.mdmc.crm.e2e.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Taking a conversion back, over HTTP: the campaign goes for good, and a refusal leaves no trace. */
class ConversionRevertTest {
    private final CrmClient admin = RunningCrm.shared().admin();
    private final String email = LeadForms.freshEmail();
    private final String lead = "/api/leads/"
            + admin.post("/api/leads", LeadForms.form(email)).expect(201).text("/id");

    @Test
    void whatWasTakenBackIsConvertedAnewIntoAnotherCampaign() {
        String first = converted();
        Answer reverted = admin.delete(lead + "/conversion").expect(200);
        assertThat(admin.get(lead, reverted).text("/pipeline/stage")).isEqualTo("qualified");
        assertThat(admin.get(first, reverted).text("/status")).isEqualTo("cancelled");
        assertThat(admin.post("/api/leads", LeadForms.form(email)).expect(409).text("/code"))
                .isEqualTo("duplicate-lead");

        String second = converted();
        assertThat(second).isNotEqualTo(first);
        assertThat(admin.get(second).text("/status")).isEqualTo("draft");
        assertThat(reopened(first).expect(409).text("/code")).isEqualTo("campaign-discarded");
    }

    @Test
    void aCampaignThatStaffHadCancelledIsNotReopenedEither() {
        String campaign = converted();
        admin.post(campaign + "/cancellation", Map.of("reason", "erreur")).expect(200);
        reopened(campaign).expect(200);
        admin.post(campaign + "/cancellation", Map.of("reason", "encore")).expect(200);
        admin.delete(lead + "/conversion").expect(200);
        assertThat(reopened(campaign).expect(409).text("/code")).isEqualTo("campaign-discarded");
    }

    @Test
    void aRefusedRevertLeavesTheAddressToOthers() {
        String campaign = converted();
        put(campaign, "/team", Map.of("manager", admin.get("/api/me").text("/id")));
        put(campaign, "/timeline", Map.of("startDate", "2026-01-01", "endDate", "2026-12-31"));
        put(campaign, "/platforms/meta", Map.of("isActive", true));
        admin.post(campaign + "/activation", Map.of()).expect(200);

        Answer refused = admin.delete(lead + "/conversion").expect(409);
        assertThat(refused.text("/code")).isEqualTo("campaign-not-draft");
        String next =
                admin.post("/api/leads", LeadForms.form(email)).expect(201).text("/id");
        assertThat(admin.delete(lead + "/conversion").expect(409).text("/leadId"))
                .isEqualTo(next);
    }

    /** Converts the lead; the campaign's path, once its draft is there. */
    private String converted() {
        LeadForms.stage(admin, lead.substring("/api/leads/".length()), "qualified");
        Answer converted =
                LeadForms.convert(admin, lead.substring("/api/leads/".length())).expect(201);
        String campaign = "/api/campaigns/" + converted.text("/campaignId");
        Eventually.found(() -> admin.get(campaign));
        return campaign;
    }

    private Answer reopened(String campaign) {
        return admin.post(campaign + "/reopening", Map.of("reason", "quand même"));
    }

    private void put(String campaign, String part, Map<String, ?> body) {
        long version = admin.get(campaign).expect(200).body().at("/version").asLong();
        Answer answer = admin.put(campaign + part, body, version).expect(200);
        admin.get(campaign, answer).expect(200);
    }
}
