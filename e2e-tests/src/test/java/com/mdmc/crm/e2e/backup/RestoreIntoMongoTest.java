package com.mdmc.crm.e2e.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.restore.ArchiveRestore;
import com.mdmc.crm.standalone.restore.RestoreTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive of the embedded store fills a MongoDB-compatible server, whose archive fills an embedded store: same answers. */
class RestoreIntoMongoTest {
    private static final String LIST = "/api/leads?limit=100";

    @TempDir
    Path directory;

    @Test
    void thereAndBackNothingChanges() throws Exception {
        Path data = directory.resolve("data");
        Path archive = directory.resolve("archive");
        JsonNode leads;
        try (StandaloneServer server = RunningCrm.start(Archives.settings(data, archive))) {
            CrmClient admin = RunningCrm.admin(server);
            for (int i = 0; i < 5; i++) {
                LeadForms.captured(admin);
            }
            LeadForms.convert(admin, LeadForms.captured(admin));
            leads = admin.get(LIST).body();
        }
        String key = Archives.masterKey(data);
        Path second = directory.resolve("second-archive");
        Path work = Files.createDirectories(directory.resolve("work"));
        try (EmbeddedStore mongo = EmbeddedStore.open(directory.resolve("mongo"))) {
            // As MongoDB's address would: the database is named in its path.
            String uri = mongo.connectionString().replaceFirst("/(\\?|$)", "/restored$1");
            restore(archive, key, work, uri);
            try (StandaloneServer server =
                    RunningCrm.start(Archives.settings(work, second, "CRM_MONGODB_URI", uri, "CRM_MASTER_KEY", key))) {
                assertThat(RunningCrm.admin(server).get(LIST).body()).isEqualTo(leads);
            }
        }
        Path back = directory.resolve("back");
        restore(second, key, back, null);
        try (StandaloneServer server = RunningCrm.start(RunningCrm.settings(back))) {
            CrmClient admin = RunningCrm.admin(server);
            assertThat(admin.get(LIST).body()).isEqualTo(leads);
            JsonNode first = leads.get("items").get(0);
            assertThat(admin.post(
                                    "/api/leads",
                                    LeadForms.form(admin.get("/api/leads/"
                                                    + first.get("id").asText())
                                            .text("/personalInfo/email")))
                            .status())
                    .isEqualTo(409);
            assertThat(admin.post("/api/leads", Map.of()).status()).isEqualTo(400);
        }
    }

    private static void restore(Path archive, String key, Path to, String uri) throws Exception {
        var contents = Archives.contents(archive, key);
        assertThat(new ArchiveRestore(contents, new RestoreTarget(to, Optional.ofNullable(uri)), key)
                        .run(contents.last(), position -> {}, (position, head, events) -> {})
                        .wrong())
                .isEmpty();
    }
}
