package com.mdmc.crm.e2e.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whom work concerns is told of it in their inbox. */
class NotificationsTest {

    @Test
    void whoeverIsGivenALeadIsToldByWhomAndNobodyElseIs() {
        Staff owner = Staff.hired("agent", "denis");
        Staff manager = Staff.hired("manager", "denis");
        Answer lead = LeadForms.queued("Notes Bleues");
        manager.session()
                .post("/api/leads/" + lead.text("/id") + "/assignment", Map.of("assignedTo", owner.id()))
                .expect(200);

        JsonNode told = inbox(owner, 1).at("/items/0");
        assertThat(told.at("/type").asText()).isEqualTo("lead-assigned");
        assertThat(told.at("/text").asText()).isEqualTo("Zoé Petit vous a confié le prospect « Notes Bleues »");
        assertThat(told.at("/by").asText()).isEqualTo(manager.id());
        assertThat(told.at("/link").asText()).isEqualTo("/api/leads/" + lead.text("/id"));
        assertThat(told.at("/read").asBoolean()).isFalse();
        assertThat(unread(manager.session())).isZero();
    }

    @Test
    void nobodyIsToldOfWhatTheyDidThemselves() {
        Staff owner = Staff.hired("agent", "denis");
        Answer lead = LeadForms.queued("Notes Vertes");
        owner.session()
                .post("/api/leads/" + lead.text("/id") + "/assignment", Map.of("assignedTo", owner.id()))
                .expect(200);
        stage(owner.session(), lead, "contacted");
        stage(Staff.admin(), lead, "qualified");

        JsonNode inbox = inbox(owner, 1);
        assertThat(inbox.at("/items/0/type").asText()).isEqualTo("lead-stage-changed");
        assertThat(inbox.at("/items/0/from").asText()).isEqualTo("contacted");
        assertThat(inbox.at("/items/0/to").asText()).isEqualTo("qualified");
        assertThat(inbox.at("/items/0/text").asText()).endsWith("de « Contacté » à « Qualifié »");
    }

    @Test
    void whoHasAFollowUpForALeadFollowsItsStage() {
        Staff helper = Staff.hired("agent", "denis");
        Answer lead = LeadForms.queued("Notes Rouges");
        plan(lead, helper, Duration.ofDays(20));
        stage(Staff.admin(), lead, "contacted");
        assertThat(inbox(helper, 1).at("/items/0/type").asText()).isEqualTo("lead-stage-changed");
    }

    @Test
    void aNoteTellsWhomItMentionsUnlessItIsPrivate() {
        Staff reader = named("Ondine", "Vauquelin");
        Answer lead = LeadForms.queued("Notes Jaunes");
        reader.given(lead);
        note(lead, "@Ondine Vauquelin, rien pour toi", true);
        note(lead, "@ondine vauquelin peux-tu rappeler ?", false);
        note(lead, "Ondine Vauquelin sans arobase", false);

        JsonNode inbox = inbox(reader, 2);
        assertThat(inbox.at("/items/0/type").asText()).isEqualTo("mention");
        assertThat(inbox.at("/items/0/text").asText())
                .contains("vous mentionne", "Notes Jaunes")
                .doesNotContain("rappeler");
        assertThat(inbox.at("/items/1/type").asText()).isEqualTo("lead-assigned");
    }

    @Test
    void aFollowUpThatFallsDueIsToldOnce() {
        Staff agent = Staff.hired("agent", "denis");
        Answer lead = LeadForms.queued("Notes Noires");
        plan(lead, agent, Duration.ofMinutes(5));
        RunningCrm.clock().forward(Duration.ofMinutes(6));
        JsonNode told = inbox(agent, 1).at("/items/0");
        assertThat(told.at("/type").asText()).isEqualTo("follow-up-due");
        assertThat(told.at("/by").isNull()).isTrue();
        assertThat(told.at("/itemId").asText()).isNotEmpty();
    }

    @Test
    void theManagerIsToldThatTheBudgetRunsOut() {
        Staff manager = Staff.hired("manager", "denis");
        String campaign = Staff.admin()
                .post(
                        "/api/campaigns",
                        Map.of(
                                "name",
                                "Notes de printemps",
                                "type",
                                "acquisition",
                                "team",
                                Map.of("manager", manager.id()),
                                "budget",
                                Map.of("allocated", "100.00", "currency", "EUR", "billingModel", "fixed")))
                .expect(201)
                .text("/id");
        Staff.admin()
                .post(
                        "/api/campaigns/" + campaign + "/budget-corrections",
                        Map.of("amount", "85.00", "reason", "frais"))
                .expect(201);
        JsonNode inbox = inbox(manager, 2);
        assertThat(inbox.at("/items/0/threshold").asInt()).isEqualTo(80);
        assertThat(inbox.at("/items/1/threshold").asInt()).isEqualTo(50);
        assertThat(inbox.at("/items/0/text").asText())
                .isEqualTo("Budget consommé à 80 % : la campagne « Notes de printemps »");
    }

    @Test
    void whatIsReadStaysReadAndIsAskedForByPages() {
        Staff agent = Staff.hired("agent", "denis");
        for (int i = 0; i < 3; i++) {
            agent.given(LeadForms.queued("Notes Grises " + i));
        }
        JsonNode all = inbox(agent, 3);
        CrmClient session = agent.session();
        Answer read = session.post(
                        "/api/notifications/read",
                        Map.of("ids", List.of(all.at("/items/1/id").asText())))
                .expect(200);
        JsonNode unread =
                session.get("/api/notifications?unread=true", read).expect(200).body();
        assertThat(unread.at("/items")).hasSize(2);
        assertThat(unread.at("/unread").asInt()).isEqualTo(2);
        assertThat(session.get("/api/notifications?unread=false").body().at("/items"))
                .hasSize(1);

        Answer again = session.post(
                        "/api/notifications/read",
                        Map.of("ids", List.of(all.at("/items/1/id").asText())))
                .expect(200);
        assertThat(again.text("/version")).isEqualTo(read.text("/version"));

        JsonNode first = session.get("/api/notifications?limit=2").expect(200).body();
        JsonNode rest = session.get("/api/notifications?limit=2&cursor="
                        + first.at("/page/next").asText())
                .expect(200)
                .body();
        assertThat(rest.at("/items")).hasSize(1);
        assertThat(rest.at("/items/0/id")).isEqualTo(all.at("/items/2/id"));
        assertThat(rest.at("/page/next").isNull()).isTrue();

        Answer done =
                session.post("/api/notifications/read", Map.of("all", true)).expect(200);
        assertThat(session.get("/api/notifications", done).body().at("/unread").asInt())
                .isZero();
    }

    @Test
    void anInboxIsItsOwnersAlone() {
        Staff one = Staff.hired("agent", "denis");
        Staff other = Staff.hired("agent", "denis");
        one.given(LeadForms.queued("Notes Blanches"));
        String id = inbox(one, 1).at("/items/0/id").asText();
        other.session()
                .post("/api/notifications/read", Map.of("ids", List.of(id)))
                .expect(200);
        assertThat(unread(one.session())).isEqualTo(1);
        assertThat(other.session().get("/api/notifications").body().at("/items"))
                .isEmpty();
    }

    @Test
    void aLeadOutOfSightIsNotNamed() {
        Staff former = Staff.hired("agent", "denis");
        Answer lead = LeadForms.queued("Notes Perdues");
        former.given(lead);
        inbox(former, 1);
        Answer taken = Staff.hired("agent", "marine").given(lead);
        JsonNode inbox =
                former.session().get("/api/notifications", taken).expect(200).body();
        assertThat(inbox.at("/items/0/text").asText())
                .isEqualTo(inbox.at("/items/0/text").asText().replace("Notes Perdues", ""));
        assertThat(inbox.at("/items/0/text").asText()).contains("hors de votre vue");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        CrmClient session = Staff.hired("agent", "denis").session();
        session.post("/api/notifications/read", Map.of()).expect(400);
        session.post("/api/notifications/read", Map.of("ids", List.of("ntf-1-0"), "all", true))
                .expect(400);
        session.get("/api/notifications?cursor=x").expect(400);
        session.get("/api/notifications?unread=maybe").expect(400);
        session.post("/api/notifications/read", Map.of("all", true)).expect(200);
    }

    private static Staff named(String first, String last) {
        Staff staff = Staff.hired("agent", "denis");
        long version = Staff.admin()
                .get("/api/users/" + staff.id())
                .body()
                .at("/version")
                .asLong();
        Staff.admin()
                .put("/api/users/" + staff.id() + "/name", Map.of("firstName", first, "lastName", last), version)
                .expect(200);
        return staff;
    }

    private static void stage(CrmClient who, Answer lead, String stage) {
        LeadForms.stage(who, lead.text("/id"), stage).expect(200);
    }

    private static void note(Answer lead, String content, boolean isPrivate) {
        Staff.admin()
                .post(
                        "/api/leads/" + lead.text("/id") + "/notes",
                        Map.of("content", content, "type", "note", "isPrivate", isPrivate))
                .expect(201);
    }

    private static void plan(Answer lead, Staff assignee, Duration ahead) {
        Map<String, Object> plan = Map.of(
                "type",
                "call",
                "subject",
                "rappeler",
                "assignedTo",
                assignee.id(),
                "scheduledFor",
                RunningCrm.clock().instant().plus(ahead).toString());
        Staff.admin()
                .post("/api/leads/" + lead.text("/id") + "/follow-ups", plan)
                .expect(201);
    }

    /** The inbox once it has as many items as are awaited. */
    private static JsonNode inbox(Staff staff, int items) {
        return Eventually.that(
                () -> staff.session().get("/api/notifications").expect(200).body(),
                inbox -> inbox.at("/items").size() == items);
    }

    private static int unread(CrmClient session) {
        return session.get("/api/notifications")
                .expect(200)
                .body()
                .at("/unread")
                .asInt();
    }
}
