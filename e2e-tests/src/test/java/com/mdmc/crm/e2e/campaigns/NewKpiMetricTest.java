package com.mdmc.crm.e2e.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.CrmProcess;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.cli.Crm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A new metric is one line in {@code Kpis}: the line is added to a copy of the sources, the copy is compiled and run,
 * and everything that deals with metrics knows the new one.
 */
@Tag("slow")
class NewKpiMetricTest {
    private static final String KPIS = "shared-kernel/domain/src/main/java/com/mdmc/crm/domain/campaign/kpi/Kpis.java";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private CrmClient crm;
    private String server;

    @Test
    void isOneLineInOneFile() throws Exception {
        ScratchSources sources = new ScratchSources(directory.resolve("sources"));
        sources.addLine(KPIS, "@Count Long shares,", "        @Count Long reposts,");
        assertThat(sources.changed()).containsExactly(KPIS);
        Path classes = directory.resolve("classes");
        assertThat(sources.compile(classes)).isEmpty();
        Map<String, String> environment = new HashMap<>(RunningCrm.settings(directory.resolve("data")));
        environment.remove("server.address");
        Path log = directory.resolve("crm.log");
        try (CrmProcess process = CrmProcess.start(classes, Crm.class.getName(), List.of("start"), environment, log)) {
            server = process.url();
            crm = process.stranger().loggedIn(RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD);
            isInTheContract();
            isRecordedAndSummed();
        }
    }

    private void isInTheContract() {
        JsonNode schemas = crm.get("/v3/api-docs").expect(200).body().at("/components/schemas");
        assertThat(schemas.at("/KpisForm/properties/reposts/minimum").asInt(-1)).isZero();
        assertThat(List.of("DailyKpis", "KpiRow", "KpiSums"))
                .allMatch(answer -> schemas.path(answer).path("properties").has("reposts"));
    }

    private void isRecordedAndSummed() throws Exception {
        String id = new CampaignScenario(crm).active("2026-01-01", "2026-12-31").text("/id");
        CampaignScenario campaigns = new CampaignScenario(crm);
        Answer bad =
                campaigns.kpis(id, "meta", "2026-02-01", Map.of("reposts", -1)).expect(400);
        assertThat(bad.text("/errors/0/field")).isEqualTo("reposts");
        campaigns.kpis(id, "meta", "2026-02-01", Map.of("reposts", 5)).expect(200);
        campaigns.kpis(id, "tiktok", "2026-02-01", Map.of("reposts", 2)).expect(200);
        campaigns.kpis(id, "meta", "2026-02-01", Map.of("reposts", 6)).expect(200);
        importReport(id, "Day,Reposts\n2026-02-02,30\n");
        Answer last = campaigns
                .kpis(id, "meta", "2026-02-03", Map.of("reposts", 400, "spend", 1))
                .expect(200);
        JsonNode campaign = crm.get("/api/campaigns/" + id, last).expect(200).body();
        assertThat(campaign.at("/dailyKpis/0/reposts").asLong()).isEqualTo(8);
        assertThat(campaign.at("/dailyKpis/1/reposts").asLong()).isEqualTo(30);
        assertThat(campaign.at("/totals/EUR/sums/reposts").asLong()).isEqualTo(438);
        assertThat(campaign.at("/totals/EUR/days/reposts").asLong()).isEqualTo(4);
        JsonNode report = crm.get("/api/campaigns/" + id + "/kpis?by=platform", last)
                .expect(200)
                .body();
        assertThat(report.at("/items").findValuesAsText("reposts")).containsExactlyInAnyOrder("436", "2");
        assertThat(report.at("/totals/reposts").asLong()).isEqualTo(438);
        assertThat(crm.get("/api/history/events?resource=campaign&limit=100&resourceId=" + id)
                        .expect(200)
                        .body()
                        .findValuesAsText("reposts"))
                .containsExactly("5", "2", "5", "6", "30", "400");
    }

    private void importReport(String campaign, String export) throws Exception {
        Path report = Files.writeString(directory.resolve("report.csv"), export);
        Path columns = Files.writeString(directory.resolve("columns.properties"), "date=Day\nreposts=Reposts\n");
        List<String> arguments = new ArrayList<>(List.of("import-kpis"));
        arguments.addAll(ImportRun.arguments(
                server, report, campaign, "meta", List.of("--columns", columns.toString(), "--apply")));
        Path said = directory.resolve("import.log");
        Process imported = CrmProcess.of(directory.resolve("classes"), Crm.class.getName(), arguments)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(imported.waitFor()).as(Files.readString(said)).isZero();
    }
}
