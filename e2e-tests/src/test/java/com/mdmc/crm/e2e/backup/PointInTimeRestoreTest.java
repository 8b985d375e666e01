package com.mdmc.crm.e2e.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mdmc.crm.e2e.leads.RandomLeadCommands;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.ledger.proof.StoredTree;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.restore.ArchiveRestore.Outcome;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A store restored to a position answers what was answered there and then, but for those who were erased since. */
class PointInTimeRestoreTest {
    private static final int POINTS = Integer.getInteger("backup.points", 3);
    private static final int COMMANDS = Integer.getInteger("backup.commands", 60);
    private static final long SEED = Long.getLong("backup.seed", System.nanoTime());
    private static final int LEADS = 12;

    private final Random random = new Random(SEED);
    private final List<String> leads = new ArrayList<>();
    private final List<String> erased = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();

    @TempDir
    Path directory;

    /** What was answered when the ledger was at a position. */
    private record Point(long position, Instant between, byte[] root, Map<String, JsonNode> answers) {}

    @Test
    void aRestoredPositionAnswersWhatWasAnsweredThen() {
        Path data = directory.resolve("data");
        Path archive = directory.resolve("archive");
        try (StandaloneServer server = RunningCrm.start(Archives.settings(data, archive))) {
            CrmClient admin = RunningCrm.admin(server);
            for (int i = 0; i < LEADS; i++) {
                leads.add(LeadForms.captured(admin));
            }
            for (int i = 0; i < POINTS; i++) {
                work(admin);
                points.add(point(server, admin));
            }
            erase(admin);
        }
        String key = Archives.masterKey(data);
        for (Point point : points) {
            assertThat(positionAt(archive, key, point)).isEqualTo(point.position());
            compare(archive, key, point);
        }
    }

    private static long positionAt(Path archive, String key, Point point) {
        try {
            return Archives.contents(archive, key).positionAt(point.between());
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private void work(CrmClient admin) {
        RandomLeadCommands commands = new RandomLeadCommands(admin, random);
        for (int i = 0; i < COMMANDS; i++) {
            commands.give(leads.get(random.nextInt(leads.size())));
        }
        String fresh = LeadForms.captured(admin);
        leads.add(fresh);
        LeadForms.convert(admin, fresh);
    }

    /** Reads until nothing was written meanwhile. */
    private Point point(StandaloneServer server, CrmClient admin) {
        StoredTree tree = new StoredTree(server.context().getBean(MongoDatabase.class));
        while (true) {
            long position = Archives.head(server);
            Eventually.that(() -> tree.head().size(), size -> size >= position);
            Map<String, JsonNode> answers = answers(admin, position);
            if (Archives.head(server) == position) {
                return new Point(
                        position, RunningCrm.clock().between(), tree.asTree().root(position), answers);
            }
        }
    }

    private Map<String, JsonNode> answers(CrmClient crm, long position) {
        List<String> paths = new ArrayList<>(List.of(
                "/api/leads?limit=100",
                "/api/campaigns?limit=100",
                "/api/teams",
                "/api/dashboard/users",
                "/api/board"));
        leads.forEach(lead -> paths.add("/api/leads/" + lead));
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (String path : paths) {
            String waiting = path + (path.contains("?") ? "&" : "?") + "after=" + position;
            CrmClient.Answer answer = crm.get(waiting);
            answers.put(
                    path, answer.status() == 200 ? answer.body() : answer.body().path("code"));
        }
        return answers;
    }

    private void erase(CrmClient admin) {
        for (int i = 0; i < 3; i++) {
            String lead = leads.get(random.nextInt(LEADS));
            admin.post("/api/leads/" + lead + "/archiving", Map.of());
            if (admin.post("/api/leads/" + lead + "/erasure", Map.of("reason", "demande de la personne"))
                            .status()
                    == 200) {
                erased.add(lead);
            }
        }
        assertThat(erased).as("seed " + SEED).isNotEmpty();
    }

    private void compare(Path archive, String key, Point point) {
        Path restored = directory.resolve("restored");
        Outcome outcome = Archives.restore(archive, key, point.position(), restored);
        assertThat(outcome.wrong()).as("seed " + SEED).isEmpty();
        assertThat(outcome.restored().root()).isEqualTo(point.root());
        try (StandaloneServer server = RunningCrm.start(RunningCrm.settings(restored))) {
            CrmClient admin = RunningCrm.admin(server);
            Map<String, JsonNode> now = answers(admin, point.position());
            point.answers()
                    .forEach((path, then) -> assertThat(known(now.get(path)))
                            .as("seed %d, position %d, %s", SEED, point.position(), path)
                            .isEqualTo(known(then)));
            erased.forEach(lead -> assertThat(now.get("/api/leads/" + lead)
                            .at("/personalInfo/lastName")
                            .asText())
                    .isEqualTo("[erased]"));
        }
        FileSystemUtils.deleteRecursively(restored.toFile());
    }

    /** Without what those who were erased since are called, and what this test's own log-in changes. */
    private JsonNode known(JsonNode answer) {
        JsonNode copy = answer.deepCopy();
        strip(copy);
        return copy;
    }

    private void strip(JsonNode node) {
        if (node instanceof ArrayNode array) {
            array.forEach(this::strip);
        } else if (node instanceof ObjectNode object) {
            String id = object.path("id").asText(object.path("leadId").asText());
            if (erased.contains(id)) {
                object.retain("id", "status", "pipeline", "version");
                if (object.get("pipeline") instanceof ObjectNode pipeline) {
                    pipeline.remove(List.of("tags", "lostReason"));
                }
            }
            object.remove(List.of("lastLoginAt", "asOf", "generatedAt"));
            object.forEach(this::strip);
        }
    }
}
