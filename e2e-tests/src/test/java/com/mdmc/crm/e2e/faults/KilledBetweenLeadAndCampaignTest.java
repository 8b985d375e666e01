package com.mdmc.crm.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.CrmProcess;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.cli.Crm;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed at the moment in which leads are converted and their campaigns are not yet drafted: the rest is caught up on. */
class KilledBetweenLeadAndCampaignTest {
    private static final int LEADS = 12;

    @TempDir
    Path directory;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void everyConvertedLeadHasExactlyOneCampaign() throws InterruptedException {
        List<String> leads = convertUntilKilled();
        assertThat(acknowledged).isNotEmpty();
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(directory.resolve("data")))) {
            CrmClient crm = RunningCrm.admin(server);
            long head = server.context().getBean(Ledger.class).head();
            for (String lead : leads) {
                JsonNode conversion = crm.get("/api/leads/" + lead + "?after=" + head)
                        .expect(200)
                        .body()
                        .get("conversion");
                assertThat(conversion.get("isConverted").asBoolean() || !acknowledged.contains(lead))
                        .isTrue();
                if (conversion.get("isConverted").asBoolean()) {
                    assertDrafted(crm, lead, conversion.get("campaignId").asText());
                }
            }
        }
    }

    private static void assertDrafted(CrmClient crm, String lead, String campaign) {
        Eventually.found(() -> crm.get("/api/campaigns/" + campaign));
        JsonNode found =
                crm.get("/api/campaigns?leadId=" + lead).expect(200).body().get("items");
        assertThat(found.findValuesAsText("leadId")).containsExactly(lead);
    }

    private List<String> convertUntilKilled() throws InterruptedException {
        Map<String, String> environment = new HashMap<>(RunningCrm.settings(directory.resolve("data")));
        environment.remove("server.address");
        CrmProcess process =
                CrmProcess.start(Crm.class.getName(), List.of("start"), environment, directory.resolve("crm.log"));
        CrmClient admin = process.stranger().loggedIn(RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD);
        List<String> leads = new ArrayList<>();
        for (int i = 0; i < LEADS; i++) {
            leads.add(qualified(admin, i));
        }
        ExecutorService clients = Executors.newFixedThreadPool(LEADS);
        CountDownLatch first = new CountDownLatch(1);
        leads.forEach(lead -> clients.execute(() -> convert(admin, lead, first)));
        assertThat(first.await(5, TimeUnit.MINUTES)).isTrue();
        process.kill();
        clients.shutdown();
        assertThat(clients.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
        return leads;
    }

    private static String qualified(CrmClient crm, int i) {
        Answer captured = crm.post(
                        "/api/leads",
                        Map.of(
                                "personalInfo",
                                Map.of("firstName", "Zoé", "lastName", "Lune", "email", "a" + i + "@exemple.fr"),
                                "artistInfo",
                                Map.of("name", "Zoé Lune")))
                .expect(201);
        crm.post("/api/leads/" + captured.text("/id") + "/stage", Map.of("stage", "qualified"))
                .expect(200);
        return captured.text("/id");
    }

    private void convert(CrmClient crm, String lead, CountDownLatch first) {
        try {
            Map<String, Object> contract =
                    Map.of("campaignName", "Été", "contractValue", Map.of("amount", "900.00", "currency", "EUR"));
            if (crm.post("/api/leads/" + lead + "/conversion", contract).status() == 201) {
                acknowledged.add(lead);
                first.countDown();
            }
        } catch (UncheckedIOException killed) {
            // that is what this is about
        }
    }
}
