package com.mdmc.crm.e2e.views;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.ViewsEqualFolds;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store whose views were written by an earlier build is brought up to date before the program serves. */
class ViewUpgradeTest {
    private static final List<String> COMMAND_VIEWS =
            List.of("lead_workload", "lead_workload_people", "lead_silence", "lead_follow_up_agenda");

    @TempDir
    Path data;

    @Test
    void whatAnEarlierBuildStoredIsBuiltFromTheLedger() throws IOException {
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(data))) {
            capture(login(server));
        }
        asAnEarlierBuildLeftIt();
        Path killed = Files.createDirectories(data.resolve("drill/drill-1/store"));
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(data))) {
            assertThat(killed)
                    .as("a killed drill's copy of the store, with keys")
                    .doesNotExist();
            assertThat(server.context()
                            .getBean(MongoDatabase.class)
                            .getCollection("lead_workload")
                            .countDocuments(eq("working", true)))
                    .isEqualTo(1);
            assertThat(server.context().getBean(MongoDatabase.class).listCollectionNames())
                    .noneMatch(name -> name.endsWith("_rebuilt"));
            capture(login(server));
            ViewsEqualFolds.assertFor(server);
        }
    }

    // Without revisions, without the processors there are now, and with documents that knew no tokens.
    private void asAnEarlierBuildLeftIt() {
        Map<String, String> settings = RunningCrm.settings(data);
        try (EmbeddedStore store =
                        EmbeddedStore.open(new LaunchSettings(settings).data().store());
                MongoClient client = MongoClients.create(store.connectionString())) {
            MongoDatabase database = client.getDatabase("mdmc_crm");
            database.getCollection("view_revisions").drop();
            database.getCollection("trackingtokens").deleteOne(eq("processorName", "decision_views"));
            COMMAND_VIEWS.forEach(name -> {
                MongoCollection<Document> view = database.getCollection(name);
                view.drop();
                view.insertOne(new Document("_id", "lead-of-old").append("working", true));
            });
            database.getCollection("leads_rebuilt").insertOne(new Document("name", "of a rebuild that was killed"));
            database.getCollection("accounts").updateMany(new Document(), set("standing.active", false));
        }
    }

    private static CrmClient login(StandaloneServer server) {
        return RunningCrm.admin(server);
    }

    private static void capture(CrmClient admin) {
        Map<String, ?> person =
                Map.of("firstName", "Zoé", "lastName", "Lune", "email", "a" + System.nanoTime() + "@exemple.fr");
        admin.post("/api/leads", Map.of("personalInfo", person, "artistInfo", Map.of("name", "Les Ondes")))
                .expect(201);
    }
}
