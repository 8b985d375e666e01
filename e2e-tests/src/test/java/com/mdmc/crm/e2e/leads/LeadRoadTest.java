package com.mdmc.crm.e2e.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The road of a lead from its capture to its campaign, over HTTP. */
class LeadRoadTest {
    private final CrmClient admin = RunningCrm.shared().admin();

    @Test
    void aCapturedLeadIsReadBackAsItWasGiven() {
        String email = LeadForms.freshEmail();
        Answer captured =
                admin.post("/api/leads", LeadForms.form("  " + email + " ")).expect(201);
        assertThat(captured.header("Location")).contains("/api/leads/" + captured.text("/id"));
        assertThat(captured.header("ETag")).contains("\"1\"");
        Answer lead = admin.get("/api/leads/" + captured.text("/id"), captured).expect(200);
        assertThat(lead.text("/personalInfo/email")).isEqualTo(email);
        assertThat(lead.text("/personalInfo/phone")).isEqualTo("+33612345678");
        assertThat(lead.text("/pipeline/stage")).isEqualTo("new");
        assertThat(lead.body().at("/pipeline/probability").asInt()).isEqualTo(5);
        assertThat(lead.header("ETag")).contains("\"1\"");
    }

    @Test
    void anOpenLeadsEmailIsTakenUntilTheLeadIsLost() {
        String email = LeadForms.freshEmail();
        String id = admin.post("/api/leads", LeadForms.form(email)).expect(201).text("/id");
        Answer refused = admin.post("/api/leads", LeadForms.form(" " + email.toUpperCase() + " "))
                .expect(409);
        assertThat(refused.text("/code")).isEqualTo("duplicate-lead");
        assertThat(refused.text("/leadId")).isEqualTo(id);
        admin.post("/api/leads/" + id + "/loss", Map.of("reason", "budget")).expect(200);
        admin.post("/api/leads", LeadForms.form(email)).expect(201);
        assertThat(admin.post("/api/leads/" + id + "/reopening", Map.of("reason", "rappel"))
                        .expect(409)
                        .text("/code"))
                .isEqualTo("duplicate-lead");
    }

    @Test
    void aConvertedLeadHasItsCampaign() {
        String id = LeadForms.captured(admin);
        LeadForms.stage(admin, id, "qualified").expect(200);
        Answer converted = LeadForms.convert(admin, id).expect(201);
        String campaign = converted.text("/campaignId");
        assertThat(LeadForms.convert(admin, id).expect(201).text("/campaignId")).isEqualTo(campaign);
        Answer lead = admin.get("/api/leads/" + id, converted).expect(200);
        assertThat(lead.text("/pipeline/stage")).isEqualTo("closed");
        assertThat(lead.text("/conversion/campaignId")).isEqualTo(campaign);
        assertThat(lead.text("/conversion/contractValue/amount")).isEqualTo("4500.00");
        Answer drafted = Eventually.found(() -> admin.get("/api/campaigns/" + campaign, converted));
        assertThat(drafted.text("/leadId")).isEqualTo(id);
    }
}
