package com.mdmc.crm.e2e.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.platform.configuration.RestoreMark;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.restore.ArchiveRestore;
import com.mdmc.crm.standalone.restore.ArchiveRestore.Progress;
import com.mdmc.crm.standalone.restore.RestoreTarget;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An archive of the embedded store fills a MongoDB-compatible server, whose archive fills an embedded store: same answers.
 * The server is the one that {@code CRM_TEST_MONGODB_URI} names, where it does.
 */
class RestoreIntoMongoTest {
    private static final String SERVER = System.getenv("CRM_TEST_MONGODB_URI");
    private static final String NAME = "restored" + System.nanoTime();

    @TempDir
    Path directory;

    private Map<String, JsonNode> before;
    private List<String> leads;
    private String key;

    @Test
    void thereAndBackNothingChanges() throws Exception {
        Path archive = directory.resolve("archive");
        work(archive);
        Path second = directory.resolve("second-archive");
        try (EmbeddedStore mongo = EmbeddedStore.open(directory.resolve("mongo"))) {
            // The database is named in the path.
            String uri = Optional.ofNullable(SERVER)
                    .orElse(mongo.connectionString())
                    .replaceFirst("(://[^/?]+)/?[^?]*", "$1/" + NAME);
            try {
                thereAreTheSameAnswers(archive, uri, second);
            } finally {
                dropped(uri);
            }
        }
        Path back = directory.resolve("back");
        restore(second, back, null);
        try (StandaloneServer server = RunningCrm.start(RunningCrm.settings(back))) {
            CrmClient admin = RunningCrm.admin(server);
            theSame(admin);
            String email = before.get("/api/leads/" + leads.get(0))
                    .at("/personalInfo/email")
                    .asText();
            assertThat(admin.post("/api/leads", LeadForms.form(email)).status())
                    .as("the address is still the lead's")
                    .isEqualTo(409);
        }
    }

    private void work(Path archive) {
        Path data = directory.resolve("data");
        try (StandaloneServer server = RunningCrm.start(Archives.settings(data, archive))) {
            CrmClient admin = RunningCrm.admin(server);
            leads = Stream.generate(() -> LeadForms.captured(admin)).limit(6).toList();
            LeadForms.stage(admin, leads.get(5), "qualified").expect(200);
            String campaign = LeadForms.convert(admin, leads.get(5)).expect(201).text("/campaignId");
            Eventually.found(() -> admin.get("/api/campaigns/" + campaign));
            before = AnswersAtPosition.of(admin, Archives.head(server), leads);
        }
        key = Archives.masterKey(data);
    }

    private void thereAreTheSameAnswers(Path archive, String uri, Path second) throws Exception {
        Path work = Files.createDirectories(directory.resolve("work"));
        assertThatThrownBy(() -> restore(archive, work, uri, (phase, position) -> {
                    throw new IllegalStateException("cut off");
                }))
                .hasMessageContaining("cut off");
        // It has left nothing.
        restore(archive, work, uri);
        Map<String, String> settings = Archives.settings(work, second, "CRM_MONGODB_URI", uri, "CRM_MASTER_KEY", key);
        try (StandaloneServer server = RunningCrm.start(settings)) {
            theSame(RunningCrm.admin(server));
        }
        try (MongoClient client = MongoClients.create(uri)) {
            RestoreMark mark = new RestoreMark(client.getDatabase(NAME));
            mark.set();
            assertThatThrownBy(mark::set).hasMessageContaining("Another restore");
        }
        assertThatThrownBy(() -> RunningCrm.start(settings)).hasStackTraceContaining("was interrupted");
        assertThatThrownBy(() -> restore(archive, work, uri)).hasMessageContaining("into an empty database only");
    }

    private void theSame(CrmClient admin) {
        AnswersAtPosition.of(admin, 1, leads)
                .forEach((path, answer) -> assertThat(AnswersAtPosition.without(Set.of(), answer))
                        .as(path)
                        .isEqualTo(AnswersAtPosition.without(Set.of(), before.get(path))));
    }

    private void restore(Path archive, Path to, String uri) throws Exception {
        restore(archive, to, uri, (phase, position) -> {});
    }

    private void restore(Path archive, Path to, String uri, Progress progress) throws Exception {
        var contents = Archives.contents(archive, key);
        assertThat(new ArchiveRestore(contents, new RestoreTarget(to, Optional.ofNullable(uri)), key)
                        .run(contents.last(), progress)
                        .wrong())
                .isEmpty();
    }

    private static void dropped(String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            client.getDatabase(NAME).drop();
        }
    }
}
