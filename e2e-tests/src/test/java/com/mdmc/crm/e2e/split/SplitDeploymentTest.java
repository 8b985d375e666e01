package com.mdmc.crm.e2e.split;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.command.CommandSideApplication;
import com.mdmc.crm.e2e.support.CrmProcess;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.query.QuerySideApplication;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command node and a query node, each a process of its own, on a store in a third: the same flow, and how far apart. */
class SplitDeploymentTest {
    private static final int ROUNDS = Integer.getInteger("crm.split.rounds", 50);

    @TempDir
    Path directory;

    @Test
    void whatOneSideAcceptsTheOtherShows() {
        try (EmbeddedStore store = EmbeddedStore.open(directory.resolve("store"))) {
            Map<String, String> environment = new HashMap<>(RunningCrm.settings(directory));
            environment.remove("server.address");
            environment.put("CRM_MONGODB_URI", store.connectionString().replaceFirst("/\\?", "/mdmc_crm?"));
            environment.put("CRM_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
            try (CrmProcess commandSide = start(CommandSideApplication.class, environment);
                    CrmProcess querySide = start(QuerySideApplication.class, environment)) {
                walk(commandSide.stranger(), querySide.stranger());
                new Revocations(commandSide.stranger(), querySide.stranger()).holdEverywhere();
            }
        }
    }

    private CrmProcess start(Class<?> main, Map<String, String> environment) {
        return CrmProcess.start(
                main.getName(), List.of(), environment, Path.of("target", main.getSimpleName() + ".log"));
    }

    private static void walk(CrmClient commandSide, CrmClient querySide) {
        String token = commandSide
                .post("/api/auth/login", Map.of("email", RunningCrm.ADMIN_EMAIL, "password", RunningCrm.ADMIN_PASSWORD))
                .expect(200)
                .text("/accessToken");
        CrmClient commands = commandSide.withToken(token);
        CrmClient queries = querySide.withToken(token);
        Histogram lag = new Histogram(3);
        for (int i = 0; i < ROUNDS; i++) {
            Answer captured = commands.post(
                            "/api/leads",
                            Map.of(
                                    "personalInfo",
                                            Map.of(
                                                    "firstName",
                                                    "Zoé",
                                                    "lastName",
                                                    "Lune",
                                                    "email",
                                                    "a" + i + "@exemple.fr"),
                                    "artistInfo", Map.of("name", "Zoé Lune")))
                    .expect(201);
            long acknowledged = System.nanoTime();
            Answer shown =
                    queries.get("/api/leads/" + captured.text("/id"), captured).expect(200);
            lag.recordValue((System.nanoTime() - acknowledged) / 1000);
            assertThat(shown.text("/pipeline/stage")).isEqualTo("new");
        }
        String lead = queries.get("/api/leads?limit=1").text("/items/0/id");
        Answer qualified = commands.post("/api/leads/" + lead + "/stage", Map.of("stage", "qualified"))
                .expect(200);
        assertThat(queries.get("/api/leads/" + lead, qualified).text("/pipeline/stage"))
                .isEqualTo("qualified");
        assertThat(queries.get("/api/dashboard", qualified)
                        .body()
                        .at("/conversion/created")
                        .asInt())
                .isEqualTo(ROUNDS);
        System.out.printf(
                "acknowledged on the command side, answered by the query side: p50 %.1f ms, p99 %.1f ms over %d%n",
                lag.getValueAtPercentile(50) / 1000.0, lag.getValueAtPercentile(99) / 1000.0, ROUNDS);
    }
}
