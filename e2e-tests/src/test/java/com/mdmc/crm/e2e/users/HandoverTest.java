package com.mdmc.crm.e2e.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who leaves leaves no work behind: it goes where the deactivation says, in one chain that can be read afterwards. */
class HandoverTest {
    private final CrmClient admin = RunningCrm.shared().admin();
    private String team;
    private Staff leaving;
    private Staff colleague;

    @BeforeEach
    void aTeamOfItsOwn() {
        team = Staff.freshTeam();
        leaving = Staff.verifiedAgent(team, List.of("spotify"));
        colleague = Staff.verifiedAgent(team, List.of("spotify"));
    }

    @Test
    void aPersonTakesOverLeadsFollowUpsAndCampaigns() {
        String otherTeam = Staff.freshTeam();
        Staff successor = Staff.hired("manager", otherTeam);
        String lead = leadOf(leaving);
        plan(lead);
        String waiting = LeadForms.captured(admin);
        plan(waiting);
        String shared = leadOf(colleague);
        plan(shared);
        String campaign = campaignOf(leaving, leaving, colleague);
        String ended = campaignOf(leaving);
        admin.post("/api/campaigns/" + ended + "/cancellation", Map.of("reason", "annulée"))
                .expect(200);

        deactivate(Map.of("to", successor.id()));

        JsonNode moved = awaited("/api/leads/" + lead, "/assignment/assignedTo", successor.id());
        assertThat(moved.at("/assignment/team").asText()).isEqualTo(otherTeam);
        assertThat(moved.at("/followUps/0/assignedTo").asText()).isEqualTo(successor.id());
        awaited("/api/leads/" + waiting, "/followUps/0/assignedTo", successor.id());
        awaited("/api/leads/" + shared, "/followUps/0/assignedTo", colleague.id());
        JsonNode staffed = awaited("/api/campaigns/" + campaign, "/team/manager", successor.id());
        assertThat(staffed.at("/team/team").asText()).isEqualTo(otherTeam);
        assertThat(staffed.at("/team/assignedTo").toString())
                .isEqualTo("[\"" + successor.id() + "\",\"" + colleague.id() + "\"]");
        assertThat(admin.get("/api/campaigns/" + ended).text("/team/manager")).isEqualTo(leaving.id());

        JsonNode report = Eventually.that(
                () -> admin.get("/api/users/" + leaving.id() + "/handover")
                        .expect(200)
                        .body(),
                shown -> shown.at("/steps")
                        .findValuesAsText("resourceId")
                        .containsAll(List.of(lead, waiting, shared, campaign)));
        assertThat(report.at("/steps").findValuesAsText("action"))
                .contains("assign-lead", "hand-over-lead-follow-ups", "hand-over-campaign");
        assertThat(report.at("/steps").findValuesAsText("resourceId")).doesNotContain(ended);
        assertThat(report.at("/deactivatedAt").isNull()).isFalse();
        assertThat(admin.get("/api/audit?correlationId="
                                + report.at("/correlationId").asText())
                        .expect(200)
                        .body()
                        .at("/items")
                        .findValuesAsText("resourceId"))
                .contains(leaving.id(), lead, campaign);
    }

    @Test
    void theTeamsQueueTakesLeadsAndCampaigns() {
        String lead = leadOf(leaving);
        String campaign = campaignOf(leaving, colleague);
        deactivate(Map.of("queue", true));
        awaited("/api/leads/" + lead, "/assignment/queued", "true");
        JsonNode staffed = awaited("/api/campaigns/" + campaign, "/team/manager", "null");
        assertThat(staffed.at("/team/team").asText()).isEqualTo(team);
    }

    @Test
    void theRulesChooseAnOwnerWhereThereIsOne() {
        String lead = leadOf(leaving, "spotify");
        String special = leadOf(leaving, "google");
        deactivate(Map.of("auto", true));
        awaited("/api/leads/" + lead, "/assignment/assignedTo", colleague.id());
        awaited("/api/leads/" + special, "/assignment/queued", "true");
    }

    @Test
    void whereNothingIsSaidLeadsWaitAndCampaignsStay() {
        String lead = leadOf(leaving);
        String campaign = campaignOf(leaving);
        deactivate(null);
        awaited("/api/leads/" + lead, "/assignment/queued", "true");
        assertThat(admin.get("/api/campaigns/" + campaign).text("/team/manager"))
                .isEqualTo(leaving.id());
    }

    @Test
    void aSuccessorIsSomebodyElseWhoIsHere() {
        Staff gone = Staff.hired("agent", team);
        admin.post("/api/users/" + gone.id() + "/deactivation", null).expect(200);
        assertThat(tried(Map.of("to", gone.id())).expect(409).text("/code")).isEqualTo("inactive-user");
        assertThat(tried(Map.of("to", "user-none")).expect(400).text("/errors/0/code"))
                .isEqualTo("unknown-user");
        assertThat(tried(Map.of("to", leaving.id())).expect(400).text("/errors/0/code"))
                .isEqualTo("same-user");
        assertThat(tried(Map.of()).expect(400).text("/errors/0/code")).isEqualTo("required");
        assertThat(tried(Map.of("queue", true, "auto", true)).expect(400).text("/errors/0/code"))
                .isEqualTo("one-of-both");
        assertThat(admin.get("/api/users/" + leaving.id()).text("/isActive")).isEqualTo("true");
        JsonNode none = admin.get("/api/users/" + leaving.id() + "/handover")
                .expect(200)
                .body();
        assertThat(none.at("/deactivatedAt").isNull()).isTrue();
        assertThat(none.at("/steps")).isEmpty();
    }

    @Test
    void nobodyWhoLeftGetsWorkAnywhere() {
        admin.post("/api/users/" + leaving.id() + "/deactivation", null).expect(200);
        String lead = leadOf(colleague);
        String campaign = campaignOf(colleague);
        long version =
                admin.get("/api/campaigns/" + campaign).body().at("/version").asLong();
        List<Answer> refused = List.of(
                admin.post("/api/leads/" + lead + "/assignment", Map.of("assignedTo", leaving.id())),
                admin.post(
                        "/api/leads/bulk",
                        Map.of("ids", List.of(lead), "action", "assign", "assignedTo", leaving.id())),
                admin.post(
                        "/api/leads/" + lead + "/follow-ups",
                        Map.of(
                                "type", "call",
                                "subject", "Devis",
                                "scheduledFor", "2027-01-12T10:00:00Z",
                                "assignedTo", leaving.id())),
                admin.put("/api/campaigns/" + campaign + "/team", Map.of("manager", leaving.id()), version),
                admin.put("/api/campaigns/" + campaign + "/team", Map.of("assignedTo", List.of(leaving.id())), version),
                admin.put("/api/campaigns/" + campaign + "/team", Map.of("accountManager", leaving.id()), version),
                admin.post(
                        "/api/campaigns/bulk",
                        Map.of("ids", List.of(campaign), "action", "manager", "manager", leaving.id())));
        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text("/code")).isEqualTo("inactive-user");
        });
    }

    private Answer tried(Map<String, ?> handover) {
        return admin.post("/api/users/" + leaving.id() + "/deactivation", Map.of("handover", handover));
    }

    private void deactivate(Map<String, ?> handover) {
        Map<String, Object> body = new HashMap<>(Map.of("reason", "départ"));
        body.put("handover", handover);
        admin.post("/api/users/" + leaving.id() + "/deactivation", body).expect(200);
    }

    private JsonNode awaited(String path, String pointer, String value) {
        return Eventually.that(
                () -> admin.get(path).expect(200).body(),
                shown -> shown.at(pointer).asText().equals(value));
    }

    private String leadOf(Staff owner, String... platforms) {
        Map<String, Object> form = LeadForms.form();
        form.put("businessInfo", Map.of("platforms", List.of(platforms)));
        Answer captured = admin.post("/api/leads", form).expect(201);
        owner.given(captured);
        return captured.text("/id");
    }

    private void plan(String lead) {
        admin.post(
                        "/api/leads/" + lead + "/follow-ups",
                        Map.of(
                                "type", "call",
                                "subject", "Devis",
                                "scheduledFor", "2027-01-12T10:00:00Z",
                                "assignedTo", leaving.id()))
                .expect(201);
    }

    private String campaignOf(Staff manager, Staff... others) {
        List<String> ids = List.of(others).stream().map(Staff::id).toList();
        return admin.post(
                        "/api/campaigns",
                        Map.of(
                                "name", "Sortie",
                                "type", "branding",
                                "team", Map.of("manager", manager.id(), "assignedTo", ids)))
                .expect(201)
                .text("/id");
    }
}
