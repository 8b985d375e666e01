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

/** An import that is killed goes on where it stopped, and forgets nothing of what it was told to take in or refuse. */
class ImportInterruptedTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final int LINES = 400;
    // The log-in and some batches of two lines.
    private static final int WRITES = 20;

    private final CrmClient crm = RunningCrm.shared().admin();

    @TempDir
    Path directory;

    @Test
    void goesOnWhereItWasKilled() throws Exception {
        CampaignScenario campaigns = new CampaignScenario(crm);
        String id = campaigns.active("2025-01-01", "2026-12-31").text("/id");
        Path export = export();
        List<String> options = List.of("--apply", "--batch=2", "--fetched-at=2026-03-01T00:00:00Z");
        Path progress = export.resolveSibling("year.csv.import");
        Path log = directory.resolve("import.log");

        String program = "http://127.0.0.1:" + RunningCrm.shared().server().port();
        Outcome resumed;
        long done;
        try (StallingProxy proxy = new StallingProxy(program, WRITES)) {
            List<String> arguments = ImportRun.arguments(proxy.address(), export, id, "meta", options);
            Process process = start(arguments, log);
            proxy.awaitStall(process);
            process.destroyForcibly().waitFor();
            done = linesDone(progress);
            assertThat(done)
                    .as("killed in the middle; see %s", Files.readString(log))
                    .isBetween(20L, LINES - 1L);
            assertThat(Files.readString(log)).contains("Importing");

            proxy.restore();
            resumed = ImportRun.of(arguments);
        }
        assertThat(resumed.summary()).contains("taken in before " + done);
        assertThat(resumed.status()).as("one line was refused before the kill").isEqualTo(1);
        assertThat(progress).doesNotExist();
        JsonNode campaign =
                campaigns.awaited(id, view -> view.at("/totalClicks").asLong() == (LINES - 1) * 3L);
        long position = campaign.at("/position").asLong();

        Outcome again = ImportRun.of(export, id, "meta", options);
        assertThat(again.summary()).isEqualTo("rejected 1, unchanged " + (LINES - 1));
        assertThat(crm.get("/api/campaigns/" + id).body().at("/position").asLong())
                .isEqualTo(position);
    }

    private Path export() throws IOException {
        List<String> lines = new ArrayList<>(List.of("Day,Link clicks,Amount spent (EUR)"));
        for (int day = 0; day < LINES; day++) {
            lines.add(FIRST.plusDays(day) + (day == 3 ? ",many,1.00" : ",3,1.00"));
        }
        return Files.write(directory.resolve("year.csv"), lines);
    }

    private static long linesDone(Path progress) throws IOException {
        List<String> lines = Files.exists(progress) ? Files.readAllLines(progress) : List.of();
        return lines.size() == 3 ? Long.parseLong(lines.get(1)) : 0;
    }

    private static Process start(List<String> arguments, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of("import-kpis"));
        command.addAll(arguments);
        return CrmProcess.of(Crm.class.getName(), command)
                .redirectOutput(log.toFile())
                .start();
    }
}
