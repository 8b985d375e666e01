package com.mdmc.crm.e2e.split;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.command.CommandSideApplication;
import com.mdmc.crm.e2e.support.CrmProcess;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.ViewsEqualFolds;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.query.QuerySideApplication;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command node and two query nodes, each a process of its own, on a store in a fourth: the same flow, how far apart. */
class SplitDeploymentTest {
    private static final int ROUNDS = Integer.getInteger("crm.split.rounds", 50);

    @TempDir
    Path directory;

    @Test
    void whatOneSideAcceptsTheOtherShows() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(directory.resolve("store"))) {
            Map<String, String> environment = new HashMap<>(RunningCrm.settings(directory));
            environment.remove("server.address");
            environment.put("CRM_MONGODB_URI", store.connectionString().replaceFirst("/\\?", "/mdmc_crm?"));
            environment.put("CRM_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
            try (CrmProcess commandSide = start(CommandSideApplication.class, "commands", environment);
                    CrmProcess querySide = start(QuerySideApplication.class, "one", environment);
                    CrmProcess other = start(QuerySideApplication.class, "two", environment);
                    MongoClient client = MongoClients.create(store.connectionString())) {
                walk(commandSide.stranger(), querySide.stranger());
                new Revocations(commandSide.stranger(), other.stranger()).holdEverywhere();
                Map<String, CrmProcess> queryNodes = Map.of("one", querySide, "two", other);
                new TakeOver(client.getDatabase("mdmc_crm"), commandSide.stranger(), queryNodes).succeeds();
            }
            environment.put("server.address", "127.0.0.1");
            try (StandaloneServer checked = RunningCrm.start(environment)) {
                ViewsEqualFolds.assertFor(checked);
            }
        }
    }

    private CrmProcess start(Class<?> main, String name, Map<String, String> environment) {
        Map<String, String> named = new HashMap<>(environment);
        named.put("CRM_NODE", name);
        return CrmProcess.start(
                main.getName(), List.of(), named, Path.of("target", main.getSimpleName() + name + ".log"));
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
