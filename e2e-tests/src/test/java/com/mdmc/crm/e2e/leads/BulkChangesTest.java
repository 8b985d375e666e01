package com.mdmc.crm.e2e.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same is done to many leads or campaigns at once, to each as if it were ordered alone; and taken back. */
class BulkChangesTest {
    private final CrmClient admin = RunningCrm.shared().admin();

    @Test
    void eachLeadIsAnsweredForByItself() {
        Staff agent = Staff.hired("agent", Staff.freshTeam());
        String own = leadOf(agent);
        String archived = leadOf(agent);
        admin.post("/api/leads/" + archived + "/archiving", null).expect(200);
        String invisible = leadOf(Staff.hired("agent", Staff.freshTeam()));

        Answer changed = bulk(
                agent.session(),
                List.of(own, invisible, "lead-nobody-has", own, archived),
                Map.of("action", "priority", "priority", "urgent"));

        assertThat(results(changed))
                .containsExactly(
                        own + " done",
                        invisible + " failed not-found",
                        "lead-nobody-has failed not-found",
                        archived + " failed lead-archived");
        assertThat(lead(own, changed).at("/pipeline/priority").asText()).isEqualTo("urgent");
        assertThat(lead(invisible, changed).at("/pipeline/priority").asText()).isEqualTo("medium");
    }

    @Test
    void everyActionIsThatOfOneLead() {
        Staff agent = Staff.hired("agent", Staff.freshTeam());
        List<String> leads = leads(3);
        List<Map<String, ?>> actions = List.of(
                Map.of("action", "assign", "assignedTo", agent.id(), "reason", "salon"),
                Map.of("action", "tag", "tags", List.of("salon", "vip")),
                Map.of("action", "untag", "tags", List.of("vip", "absent")),
                Map.of("action", "stage", "stage", "contacted"),
                Map.of("action", "archive", "reason", "tri"));
        Answer last = null;
        for (Map<String, ?> action : actions) {
            last = bulk(admin, leads, action);
            assertThat(results(last))
                    .containsExactlyElementsOf(
                            leads.stream().map(id -> id + " done").toList());
        }
        for (String id : leads) {
            JsonNode lead = lead(id, last);
            assertThat(lead.at("/assignment/assignedTo").asText()).isEqualTo(agent.id());
            assertThat(lead.at("/pipeline/tags").toString()).isEqualTo("[\"salon\"]");
            assertThat(lead.at("/pipeline/stage").asText()).isEqualTo("contacted");
            assertThat(lead.at("/lifecycle/archivedAt").isNull()).isFalse();
        }
    }

    @Test
    void allHaveOneCorrelation() {
        List<String> leads = leads(2);
        Answer changed = bulk(admin, leads, Map.of("action", "tag", "tags", List.of("ensemble")));
        JsonNode entries = admin.get("/api/audit?correlationId=" + changed.text("/correlationId"), changed)
                .expect(200)
                .body()
                .get("items");
        assertThat(entries.findValuesAsText("resourceId")).containsAll(leads);
        assertThat(entries.findValuesAsText("action")).contains("start-lead-bulk", "add-lead-tags");
    }

    @Test
    void whatIsWrongForAllIsRefusedBeforeAnyIsChanged() {
        String lead = LeadForms.captured(admin);
        Staff gone = Staff.hired("agent", Staff.freshTeam());
        admin.post("/api/users/" + gone.id() + "/deactivation", null).expect(200);
        List<String> many = new ArrayList<>(List.of(lead));
        IntStream.range(0, 1000).forEach(n -> many.add("lead-" + n));

        refused(many, Map.of("action", "priority", "priority", "low"), "ids", "too-many");
        refused(List.of(), Map.of("action", "priority", "priority", "low"), "ids", "required");
        refused(List.of(lead), Map.of("priority", "low"), "action", "required");
        refused(List.of(lead), Map.of("action", "priority"), "priority", "not-null");
        refused(List.of(lead), Map.of("action", "stage"), "stage", "not-null");
        refused(List.of(lead), Map.of("action", "tag"), "tags", "not-empty");
        refused(List.of(lead), Map.of("action", "untag", "tags", List.of(" ")), "tags[0]", "not-blank");
        refused(List.of(lead), Map.of("action", "assign"), "assignedTo", "required");
        Answer inactive = post(admin, List.of(lead), Map.of("action", "assign", "assignedTo", gone.id()));
        assertThat(inactive.expect(409).text("/code")).isEqualTo("inactive-user");
        assertThat(admin.get("/api/leads/" + lead).body().at("/version").asLong())
                .isEqualTo(1);
    }

    @Test
    void whoMayNotChangeLeadsChangesNone() {
        String team = Staff.freshTeam();
        Staff reader = Staff.hired("agent", team, Map.of("leads", Map.of("update", false)));
        String lead = leadOf(reader);
        Map<String, ?> tagging = Map.of("action", "tag", "tags", List.of("interdit"));
        post(reader.session(), List.of(lead), tagging).expect(403);

        Staff agent = Staff.hired("agent", team, Map.of("leads", Map.of("delete", false)));
        String own = leadOf(agent);
        assertThat(results(bulk(agent.session(), List.of(own), Map.of("action", "archive"))))
                .containsExactly(own + " failed forbidden");
    }

    @Test
    void aRepetitionUnderTheSameKeyIsAnsweredAndNotDoneAgain() {
        List<String> leads = leads(2);
        Map<String, Object> body = new HashMap<>(Map.of("action", "tag", "tags", List.of("une fois")));
        body.put("ids", leads);
        Map<String, String> key = Map.of("Idempotency-Key", "bulk-" + leads.get(0));
        Answer first = admin.send("POST", "/api/leads/bulk", body, key).expect(200);
        Answer again = admin.send("POST", "/api/leads/bulk", body, key).expect(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(lead(leads.get(0), again).at("/version").asLong()).isEqualTo(2);
        assertThat(results(reverse(admin, first))).allMatch(result -> result.endsWith(" done"));
        assertThat(lead(leads.get(1), again).at("/pipeline/tags")).isEmpty();
    }

    @Test
    void anAssignmentIsTakenBackButForWhatChangedSince() {
        String team = Staff.freshTeam();
        CrmClient manager = Staff.hired("manager", team).session();
        Staff former = Staff.hired("agent", team);
        Staff next = Staff.hired("agent", team);
        Staff third = Staff.hired("agent", team);
        String owned = leadOf(former);
        String moved = leadOf(former);
        String waiting = LeadForms.captured(admin);
        Answer assigned = bulk(
                manager,
                List.of(owned, moved, waiting),
                Map.of("action", "assign", "assignedTo", next.id(), "reason", "répartition"));
        third.given(admin.get("/api/leads/" + moved, assigned));

        assertThat(next.session()
                        .post("/api/bulk/" + assigned.text("/correlationId") + "/reversal", null)
                        .status())
                .isEqualTo(404);
        Answer reversed = reverse(manager, assigned);
        assertThat(results(reversed))
                .containsExactly(owned + " done", moved + " failed changed-since", waiting + " done");
        assertThat(reversed.text("/correlationId")).isNotEqualTo(assigned.text("/correlationId"));
        assertThat(owner(owned, reversed)).isEqualTo(former.id());
        assertThat(owner(moved, reversed)).isEqualTo(third.id());
        assertThat(lead(waiting, reversed).at("/assignment/queued").asBoolean()).isTrue();

        Answer again = reverse(admin, assigned);
        assertThat(results(again)).containsExactlyElementsOf(results(reversed));
        assertThat(lead(owned, again).at("/version"))
                .isEqualTo(lead(owned, reversed).at("/version"));
        assertThat(admin.post("/api/bulk/never-was/reversal", null).status()).isEqualTo(404);
    }

    @Test
    void tagsAreTakenBackAndStagesAreNot() {
        List<String> leads = leads(2);
        bulk(admin, leads, Map.of("action", "tag", "tags", List.of("avant")));
        Answer tagged = bulk(admin, leads, Map.of("action", "tag", "tags", List.of("avant", "après")));
        Answer moved = bulk(admin, leads, Map.of("action", "stage", "stage", "contacted"));
        admin.send("PUT", "/api/leads/" + leads.get(1) + "/tags", Map.of("tags", List.of("autre")), Map.of())
                .expect(200);

        Answer reversed = reverse(admin, tagged);
        assertThat(results(reversed)).containsExactly(leads.get(0) + " done", leads.get(1) + " failed changed-since");
        assertThat(lead(leads.get(0), reversed).at("/pipeline/tags").toString()).isEqualTo("[\"avant\"]");
        Answer refused = admin.post("/api/bulk/" + moved.text("/correlationId") + "/reversal", null);
        assertThat(refused.expect(409).text("/code")).isEqualTo("bulk-not-reversible");
    }

    @Test
    void aThousandLeadsAreChangedAtOnce() {
        List<String> leads = Stream.concat(
                        leads(20).stream(), IntStream.range(0, 980).mapToObj(n -> "lead-none-" + n))
                .toList();
        Answer changed = bulk(admin, leads, Map.of("action", "priority", "priority", "high"));
        Map<String, Integer> counts = new TreeMap<>();
        changed.body()
                .get("results")
                .forEach(each -> counts.merge(each.path("code").asText("done"), 1, Integer::sum));
        assertThat(counts).isEqualTo(Map.of("done", 20, "not-found", 980));
    }

    @Test
    void campaignsArePausedOrGivenAnotherManager() {
        String team = Staff.freshTeam();
        Staff manager = Staff.hired("manager", team);
        Staff helper = Staff.hired("agent", team);
        Map<String, ?> people = Map.of("manager", admin.get("/api/me").text("/id"), "assignedTo", List.of(helper.id()));
        List<String> campaigns = Stream.of("Lot 1", "Lot 2")
                .map(name -> admin.post("/api/campaigns", Map.of("name", name, "type", "branding", "team", people))
                        .expect(201)
                        .text("/id"))
                .toList();
        Answer given = campaigns(admin, campaigns, Map.of("action", "manager", "manager", manager.id()));
        assertThat(results(given)).allMatch(result -> result.endsWith(" done"));
        for (String id : campaigns) {
            JsonNode shown =
                    admin.get("/api/campaigns/" + id, given).expect(200).body();
            assertThat(shown.at("/team/manager").asText()).isEqualTo(manager.id());
            assertThat(shown.at("/team/team").asText()).isEqualTo(team);
            assertThat(shown.at("/team/assignedTo/0").asText()).isEqualTo(helper.id());
        }
        List<String> withUnknown = List.of(campaigns.get(0), "campaign-none");
        assertThat(results(campaigns(manager.session(), withUnknown, Map.of("action", "pause"))))
                .containsExactly(campaigns.get(0) + " failed campaign-transition", "campaign-none failed not-found");
        assertThat(results(campaigns(
                        Staff.hired("agent", Staff.freshTeam()).session(), campaigns, Map.of("action", "pause"))))
                .allMatch(result -> result.endsWith("not-found"));
    }

    private static Answer campaigns(CrmClient client, List<String> ids, Map<String, ?> action) {
        Map<String, Object> body = new HashMap<>(action);
        body.put("ids", ids);
        return client.post("/api/campaigns/bulk", body).expect(200);
    }

    private void refused(List<String> ids, Map<String, ?> action, String field, String code) {
        Answer refused = post(admin, ids, action).expect(400);
        assertThat(refused.text("/errors/0/field") + " " + refused.text("/errors/0/code"))
                .isEqualTo(field + " " + code);
    }

    private static Answer bulk(CrmClient client, List<String> ids, Map<String, ?> action) {
        return post(client, ids, action).expect(200);
    }

    private static Answer post(CrmClient client, List<String> ids, Map<String, ?> action) {
        Map<String, Object> body = new HashMap<>(action);
        body.put("ids", ids);
        return client.post("/api/leads/bulk", body);
    }

    private static Answer reverse(CrmClient client, Answer bulk) {
        return client.post("/api/bulk/" + bulk.text("/correlationId") + "/reversal", null)
                .expect(200);
    }

    /** Each result as id, status and code. */
    private static List<String> results(Answer answer) {
        List<String> results = new ArrayList<>();
        answer.body()
                .get("results")
                .forEach(each -> results.add(each.path("id").asText() + " "
                        + each.path("status").asText()
                        + (each.path("code").isTextual()
                                ? " " + each.path("code").asText()
                                : "")));
        return results;
    }

    private String leadOf(Staff owner) {
        Answer captured = admin.post("/api/leads", LeadForms.form()).expect(201);
        owner.given(captured);
        return captured.text("/id");
    }

    private List<String> leads(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> LeadForms.captured(admin))
                .toList();
    }

    private String owner(String lead, Answer after) {
        return lead(lead, after).at("/assignment/assignedTo").asText();
    }

    private JsonNode lead(String id, Answer after) {
        return admin.get("/api/leads/" + id, after).expect(200).body();
    }
}
