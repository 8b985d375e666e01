package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The funnel, the time in each stage and the forecast, as a manager of a team of their own sees them. */
class PipelineDashboardTest {

    @Test
    void countsWhatTheManagerMaySee() {
        String team = Staff.freshTeam();
        Staff manager = Staff.hired("manager", team);
        Staff agent = Staff.hired("agent", team);
        JsonNode before = pipeline(manager, LeadForms.queued("Avant"));

        Answer proposed = moved(agent.given(LeadForms.queued("Un")), "proposal");
        Answer lost = lost(moved(agent.given(LeadForms.queued("Deux")), "contacted"));
        JsonNode after = pipeline(manager, lost);

        assertThat(grown(before, after, "/funnel/0/reached")).isEqualTo(2);
        assertThat(grown(before, after, "/funnel/1/reached")).isEqualTo(2);
        assertThat(grown(before, after, "/funnel/3/reached")).isEqualTo(1);
        assertThat(grown(before, after, "/lost")).isEqualTo(1);
        assertThat(grown(before, after, "/timeInStage/0/left")).isEqualTo(2);
        assertThat(grown(before, after, "/timeInStage/1/left")).isEqualTo(1);
        assertThat(grown(before, after, "/forecast/stages/3/count")).isEqualTo(1);
        assertThat(after.at("/timeInStage/0/averageDays").decimalValue()).isNotNegative();
        assertThat(proposed.status()).isEqualTo(200);
    }

    @Test
    void aPeriodWithoutLeadsIsEmptyAndNotAFailure() {
        JsonNode empty = Staff.admin()
                .get("/api/dashboard/pipeline?from=1999-01-01&to=1999-02-01")
                .expect(200)
                .body();
        assertThat(empty.at("/funnel/0/reached").asLong()).isZero();
        assertThat(empty.at("/funnel/1/rate").isNull()).isTrue();
        assertThat(empty.at("/timeInStage/0/averageDays").isNull()).isTrue();
        Staff.admin().get("/api/dashboard/pipeline?from=yesterday").expect(400);
    }

    @Test
    void everyPersonHasTheirStatistics() {
        String team = Staff.freshTeam();
        Staff manager = Staff.hired("manager", team);
        Staff agent = Staff.hired("agent", team);
        Map<String, ?> form = Map.of(
                "personalInfo", Map.of("firstName", "Ana", "lastName", "Berg", "email", LeadForms.freshEmail()),
                "artistInfo", Map.of("name", "Ana"));
        Answer captured = agent.session().post("/api/leads", form).expect(201);

        JsonNode seen = manager.session()
                .get("/api/dashboard/users", captured)
                .expect(200)
                .body();
        assertThat(seen.findValuesAsText("userId")).containsExactlyInAnyOrder(manager.id(), agent.id());
        for (JsonNode person : seen) {
            boolean theAgent = person.at("/userId").asText().equals(agent.id());
            assertThat(person.at("/stats/leadsCreated").asLong()).isEqualTo(theAgent ? 1 : 0);
        }
        JsonNode own = agent.session().get("/api/dashboard/users", captured).body();
        assertThat(own.findValuesAsText("userId")).containsExactly(agent.id());
    }

    @Test
    void theSumsOfThenAreThoseOfThen() {
        Staff agent = Staff.hired("agent", Staff.freshTeam());
        Answer lead = moved(agent.given(LeadForms.queued("Jadis")), "proposal");
        String user = "/api/users/" + agent.id();
        JsonNode before = Staff.admin().get(user, lead).expect(200).body();
        Map<String, ?> contract = Map.of(
                "campaignName",
                "Sortie",
                "contractValue",
                Map.of("amount", "900.00", "currency", "EUR"),
                "type",
                "acquisition");
        String conversion = "/api/leads/" + lead.text("/id") + "/conversion";
        Answer signed = Staff.admin().post(conversion, contract).expect(201);
        long settled = whenTheCampaignIsDrafted(user);
        JsonNode after = Staff.admin().get(user).expect(200).body();
        Answer reverted = Staff.admin().delete(conversion).expect(200);
        JsonNode now = Staff.admin().get(user, reverted).expect(200).body();

        assertThat(after.at("/stats/leadsConverted").asLong()).isEqualTo(1);
        assertThat(now.at("/stats/leadsConverted").asLong()).isZero();
        assertThat(then(user, lead.position()).at("/stats")).isEqualTo(before.at("/stats"));
        assertThat(then(user, signed.position()).at("/stats/leadsConverted").asLong())
                .isEqualTo(1);
        assertThat(then(user, settled).at("/stats")).isEqualTo(after.at("/stats"));
        assertThat(then(user, reverted.position()).at("/stats/leadsConverted").asLong())
                .isZero();
        assertThat(now.at("/stats/totalRevenue")).isEqualTo(before.at("/stats/totalRevenue"));
    }

    /** A rule drafts the campaign of a converted lead; where the ledger is when it shows in the sums. */
    private static long whenTheCampaignIsDrafted(String user) {
        Eventually.that(
                () -> Staff.admin().get(user),
                seen -> seen.body().at("/stats/campaignsManaged").asLong() > 0);
        return RunningCrm.shared().server().context().getBean(Ledger.class).head();
    }

    private static JsonNode then(String user, long position) {
        return Staff.admin().get(user + "?atPosition=" + position).expect(200).body();
    }

    private static JsonNode pipeline(Staff manager, Answer after) {
        return manager.session()
                .get("/api/dashboard/pipeline", after)
                .expect(200)
                .body();
    }

    private static long grown(JsonNode before, JsonNode after, String path) {
        return after.at(path).asLong() - before.at(path).asLong();
    }

    private static Answer moved(Answer lead, String stage) {
        return Staff.admin()
                .post("/api/leads/" + lead.text("/id") + "/stage", Map.of("stage", stage))
                .expect(200);
    }

    private static Answer lost(Answer lead) {
        return Staff.admin()
                .post("/api/leads/" + lead.text("/id") + "/loss", Map.of("reason", "plus de budget"))
                .expect(200);
    }
}
