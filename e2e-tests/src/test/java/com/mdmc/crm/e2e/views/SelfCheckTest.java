package com.mdmc.crm.e2e.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.platform.projection.SelfCheckAlarm;
import com.mdmc.crm.projections.selfcheck.SelfCheck;
import com.mdmc.crm.projections.selfcheck.SelfCheck.Findings;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;

/** A view that somebody altered is found out and named, while the program goes on. */
class SelfCheckTest {

    @TempDir
    Path data;

    @Test
    void namesTheViewAndTheDocumentThatWereAltered() {
        try (StandaloneServer server = RunningCrm.start(RunningCrm.settings(data))) {
            CrmClient admin = RunningCrm.admin(server);
            String altered = captured(admin);
            String lost = captured(admin);
            Answer last = admin.post("/api/leads/" + captured(admin) + "/stage", Map.of("stage", "contacted"))
                    .expect(200);
            admin.get("/api/leads", last).expect(200);
            SelfCheck check = server.context().getBean(SelfCheck.class);
            MongoDatabase database = server.context().getBean(MongoDatabase.class);
            assertThat(check.run(Duration.ofMinutes(2)).differences()).isEmpty();

            database.getCollection("leads").updateOne(Filters.eq("_id", altered), Updates.set("pipeline.score", 99));
            database.getCollection("lead_progress").deleteOne(Filters.eq("_id", lost));
            database.getCollection("pipeline_stages")
                    .updateOne(Filters.eq("key.stage", "contacted"), Updates.inc("sums.count", 5));
            captured(admin);
            Findings findings = check.run(Duration.ofMinutes(2));

            assertThat(findings.behind()).isEmpty();
            assertThat(findings.differences()).containsOnlyKeys("leads", "lead_progress", "pipeline_stages");
            assertThat(findings.differences().get("leads")).containsExactly(altered);
            assertThat(findings.differences().get("lead_progress")).containsExactly(lost);
            assertThat(database.listCollectionNames()).noneMatch(name -> name.endsWith("_checked"));
            theAlarmIsRaised(server, admin, findings, altered);
        }
    }

    private static void theAlarmIsRaised(StandaloneServer server, CrmClient admin, Findings findings, String altered) {
        SelfCheckAlarm alarm = server.context().getBean(SelfCheckAlarm.class);
        alarm.tell(findings);
        Health health = alarm.health(true);
        assertThat(health.getDetails().get("differing"))
                .isEqualTo(List.copyOf(findings.differences().keySet()));
        Answer entries = Eventually.that(
                () -> admin.get("/api/audit?severity=critical").expect(200),
                found -> found.body().at("/items").size() == 3);
        assertThat(entries.body().findValuesAsText("resourceId"))
                .containsExactlyInAnyOrder("view-leads", "view-lead_progress", "view-pipeline_stages");
        assertThat(entries.text("/items/0/action")).isEqualTo("check-views");
        assertThat(entries.text("/items/0/category")).isEqualTo("security");
        assertThat(admin.get("/api/history/events?limit=200").raw().body()).contains("ViewMismatchDetected");
        assertThat(admin.get("/api/leads/" + altered).expect(200).status()).isEqualTo(200);
    }

    private static String captured(CrmClient admin) {
        Map<String, Object> form = Map.of(
                "personalInfo",
                Map.of("firstName", "Zoé", "lastName", "Durand", "email", "a" + System.nanoTime() + "@exemple.fr"),
                "artistInfo",
                Map.of("name", "Les Ondes"));
        return admin.post("/api/leads", form).expect(201).text("/id");
    }
}
