package com.mdmc.crm.e2e.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.campaigns.ImportRun.Outcome;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The export of a whole ad account finds its campaigns by their numbers, and each gets its own figures.
 * {@code -Dimport.campaigns=55 -Dimport.days=730} makes it 200,750 lines.
 */
class AccountExportTest {
    private static final int CAMPAIGNS = Integer.getInteger("import.campaigns", 3);
    private static final int DAYS = Integer.getInteger("import.days", 40);
    private static final int AD_SETS = 5;
    private static final LocalDate FIRST = LocalDate.of(2024, 11, 1);

    private final CrmClient crm = RunningCrm.shared().admin();
    private final Random random = new Random(7);
    private final Map<String, Long> impressions = new HashMap<>();

    @TempDir
    Path directory;

    @Test
    void isTakenInAtOnce() throws IOException {
        List<String> campaigns = new ArrayList<>();
        for (int i = 0; i < CAMPAIGNS; i++) {
            campaigns.add(linked("account-" + i));
        }
        awaitLinks();
        Path export = export(campaigns);
        long begun = System.nanoTime();
        Outcome outcome = ImportRun.of(arguments(export, "--apply"));
        System.out.printf(
                "%d lines in %d s%n", CAMPAIGNS * DAYS * AD_SETS, (System.nanoTime() - begun) / 1_000_000_000);
        assertThat(outcome.recorded()).as(outcome.errors()).isEqualTo("recorded " + CAMPAIGNS * DAYS);
        assertThat(outcome.status())
                .as("lines of an unknown campaign were left out")
                .isEqualTo(1);
        assertThat(outcome.errors()).contains("not mapped: Somebody else's (account-unknown), 1 lines");
        CampaignScenario scenario = new CampaignScenario(crm);
        impressions.forEach((campaign, sum) ->
                scenario.awaited(campaign, seen -> seen.at("/totalImpressions").asLong() == sum));
        assertThat(ImportRun.of(arguments(export, "--apply")).recorded()).isEqualTo("unchanged " + CAMPAIGNS * DAYS);
    }

    private String linked(String number) {
        Answer drafted = new CampaignScenario(crm).draft("2024-11-01", "2026-11-30");
        String id = drafted.text("/id");
        Map<String, Object> meta = Map.of("isActive", true, "config", Map.of("externalCampaignIds", List.of(number)));
        crm.put(
                        "/api/campaigns/" + id + "/platforms/meta",
                        meta,
                        drafted.body().at("/version").asLong())
                .expect(200);
        crm.post("/api/campaigns/" + id + "/activation", Map.of()).expect(200);
        return id;
    }

    // An export of one line a campaign, until all of them are found.
    private void awaitLinks() throws IOException {
        StringBuilder lines = new StringBuilder("Day,Campaign ID,Impressions\n");
        for (int i = 0; i < CAMPAIGNS; i++) {
            lines.append(FIRST).append(",account-").append(i).append(",1000\n");
        }
        Path probe = Files.writeString(directory.resolve("probe.csv"), lines);
        Eventually.that(() -> ImportRun.of(arguments(probe, "--platform=meta")).status(), status -> status == 0);
    }

    private Path export(List<String> campaigns) throws IOException {
        Path file = directory.resolve("account.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("Day,Campaign name,Campaign ID,Ad set name,Impressions,Link clicks,Amount spent (EUR)\n");
            out.write(FIRST + ",Somebody else's,account-unknown,Set,10,1,1.00\n");
            for (int day = 0; day < DAYS; day++) {
                for (int i = 0; i < campaigns.size(); i++) {
                    for (int set = 0; set < AD_SETS; set++) {
                        int shown = 1000 + random.nextInt(1000);
                        impressions.merge(campaigns.get(i), (long) shown, Long::sum);
                        out.write(FIRST.plusDays(day) + ",Campaign " + i + ",account-" + i + ",Set " + set + "," + shown
                                + "," + shown / 50 + ",0.07\n");
                    }
                }
            }
        }
        return file;
    }

    private List<String> arguments(Path export, String option) {
        return List.of(
                export.toString(),
                option,
                "--fetched-at=2026-11-01T00:00:00Z",
                "--server=http://127.0.0.1:" + RunningCrm.shared().server().port(),
                "--token=" + crm.token());
    }
}
