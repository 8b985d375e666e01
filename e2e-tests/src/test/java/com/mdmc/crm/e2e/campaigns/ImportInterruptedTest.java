package com.mdmc.crm.e2e.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.campaigns.ImportRun.Outcome;
import com.mdmc.crm.e2e.support.CrmProcess;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.cli.Crm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import that is killed is repeated, and forgets nothing of what it was told to take in or refuse. */
class ImportInterruptedTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final int LINES = 400;

    private final CrmClient crm = RunningCrm.shared().admin();
    private final CampaignScenario campaigns = new CampaignScenario(crm);

    @TempDir
    Path directory;

    @Test
    void comesToTheSameHoweverOftenItIsKilled() throws Exception {
        String id = campaigns.active("2025-01-01", "2026-12-31").text("/id");
        Path export = export();
        // The log-in and the report arrive, its confirmation does not.
        kill(export, id, 2, false);
        assertThat(crm.get("/api/campaigns/" + id).body().at("/totalClicks").asLong())
                .isZero();
        // The confirmation does as well, and its answer is lost.
        kill(export, id, 2, true);
        JsonNode campaign =
                campaigns.awaited(id, view -> view.at("/totalClicks").asLong() == (LINES - 1) * 3L);

        Outcome again = ImportRun.of(export, id, "meta", options());
        assertThat(again.recorded()).isEqualTo("rejected 1, unchanged " + (LINES - 1));
        assertThat(again.status()).as("one line is refused").isEqualTo(1);
        assertThat(crm.get("/api/campaigns/" + id).body().at("/position").asLong())
                .isEqualTo(campaign.at("/position").asLong());
    }

    private void kill(Path export, String campaign, int writes, boolean isDelivered) throws Exception {
        String program = "http://127.0.0.1:" + RunningCrm.shared().server().port();
        Path log = directory.resolve("import.log");
        try (StallingProxy proxy = new StallingProxy(program, writes, isDelivered)) {
            List<String> command = new ArrayList<>(List.of("import-kpis"));
            command.addAll(ImportRun.arguments(proxy.address(), export, campaign, "meta", options()));
            Process process = CrmProcess.of(Crm.class.getName(), command)
                    .redirectOutput(log.toFile())
                    .start();
            proxy.awaitStall(process);
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            process.destroyForcibly().waitFor();
        }
    }

    private static List<String> options() {
        return List.of("--apply", "--fetched-at=2026-03-01T00:00:00Z");
    }

    private Path export() throws IOException {
        List<String> lines = new ArrayList<>(List.of("Day,Link clicks,Amount spent (EUR)"));
        for (int day = 0; day < LINES; day++) {
            lines.add(FIRST.plusDays(day) + (day == 3 ? ",many,1.00" : ",3,1.00"));
        }
        return Files.write(directory.resolve("year.csv"), lines);
    }
}
