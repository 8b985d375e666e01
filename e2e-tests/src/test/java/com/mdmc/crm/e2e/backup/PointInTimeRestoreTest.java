package com.mdmc.crm.e2e.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.backup.restore.ArchiveContents;
import com.mdmc.crm.e2e.leads.ByteSearch;
import com.mdmc.crm.e2e.leads.KeyThief;
import com.mdmc.crm.e2e.leads.RandomLeadCommands;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.ledger.proof.StoredTree;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.privacy.SubjectKeyTransfer;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.restore.ArchiveRestore.Outcome;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A store restored to an instant answers what was answered then, but for those who were erased since: they stay so. */
class PointInTimeRestoreTest {
    private static final int POINTS = Integer.getInteger("backup.points", 3);
    private static final int COMMANDS = Integer.getInteger("backup.commands", 60);
    private static final int ERASED = Integer.getInteger("backup.erased", 3);
    private static final long SEED = Long.getLong("backup.seed", 1);
    private static final int LIVING = 9;
    private static final int THIEF_EVERY = 10;
    private static final String PLANTED = "Graine%06d".formatted(Math.abs(SEED % 1_000_000));

    private final Random random = new Random(SEED);
    private final List<String> leads = new ArrayList<>();
    private final Set<String> erased = new TreeSet<>();
    private final List<byte[]> destroyed = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();

    @TempDir
    Path directory;

    /** What was answered when the ledger was at a position. */
    private record Point(
            long position, Instant between, byte[] root, List<String> leads, Map<String, JsonNode> answers) {}

    @Test
    void aRestoredInstantAnswersWhatWasAnsweredThen() throws Exception {
        Path data = directory.resolve("data");
        Path archive = directory.resolve("archive");
        try (StandaloneServer server = RunningCrm.start(Archives.settings(data, archive))) {
            CrmClient admin = RunningCrm.admin(server);
            for (int i = 0; i < ERASED; i++) {
                leads.add(planted(admin, i));
            }
            for (int i = 0; i < LIVING; i++) {
                leads.add(LeadForms.captured(admin));
            }
            for (int i = 0; i < POINTS; i++) {
                work(admin, i);
                points.add(point(server, admin));
            }
            erase(server, admin);
        }
        String key = Archives.masterKey(data);
        nothingOfTheErasedIsIn(archive, key);
        long last = points.get(POINTS - 1).position();
        Collections.shuffle(points, random);
        for (int i = 0; i < POINTS; i++) {
            Point point = points.get(i);
            compare(archive, key, point, i % THIEF_EVERY == 0);
            System.out.printf(
                    "point %d, seed %d: position %d of %d is as it was%n", i + 1, SEED, point.position(), last);
        }
    }

    private static String planted(CrmClient admin, int number) {
        Map<String, Object> form = LeadForms.form(PLANTED + number + "@exemple.fr");
        form.put("artistInfo", Map.of("name", PLANTED + " Ensemble " + number));
        return admin.post("/api/leads", form).expect(201).text("/id");
    }

    private void work(CrmClient admin, int number) {
        RandomLeadCommands commands = new RandomLeadCommands(admin, random);
        for (int left = 1 + random.nextInt(2 * COMMANDS); left > 0; left--) {
            commands.give(leads.get(random.nextInt(leads.size())));
        }
        if (number % 4 != 0) {
            return;
        }
        String fresh = LeadForms.captured(admin);
        leads.add(fresh);
        campaign(admin, fresh);
        admin.post(
                        "/api/users",
                        Map.of(
                                "firstName",
                                "Ada",
                                "lastName",
                                "Lune",
                                "email",
                                "ada" + number + "@mdmc.example",
                                "password",
                                "une phrase pour Ada",
                                "role",
                                "agent"))
                .expect(201);
    }

    private void campaign(CrmClient admin, String lead) {
        LeadForms.stage(admin, lead, "qualified").expect(200);
        String campaign =
                "/api/campaigns/" + LeadForms.convert(admin, lead).expect(201).text("/campaignId");
        // A rule of the system drafts it, a moment later.
        Eventually.found(() -> admin.get(campaign));
        put(admin, campaign, "/team", Map.of("manager", admin.get("/api/me").text("/id")));
        put(admin, campaign, "/timeline", Map.of("startDate", "2026-01-01", "endDate", "2026-12-31"));
        put(admin, campaign, "/platforms/meta", Map.of("isActive", true));
        admin.post(campaign + "/activation", Map.of()).expect(200);
        String day = String.format("/kpis/meta/2026-11-%02d", 1 + random.nextInt(28));
        admin.send("PUT", campaign + day, Map.of("clicks", random.nextInt(99), "spend", "1.50"), Map.of())
                .expect(200);
    }

    private static void put(CrmClient admin, String campaign, String part, Map<String, ?> body) {
        long version = admin.get(campaign).expect(200).body().get("version").asLong();
        admin.put(campaign + part, body, version).expect(200);
    }

    /** Reads until nothing was written meanwhile. */
    private Point point(StandaloneServer server, CrmClient admin) {
        StoredTree tree = new StoredTree(server.context().getBean(MongoDatabase.class));
        while (true) {
            long position = Archives.head(server);
            Eventually.that(() -> tree.head().size(), size -> size >= position);
            Map<String, JsonNode> answers = AnswersAtPosition.of(admin, position, leads);
            Instant between = RunningCrm.clock().between();
            if (Archives.head(server) == position) {
                return new Point(position, between, tree.asTree().root(position), List.copyOf(leads), answers);
            }
        }
    }

    private void erase(StandaloneServer server, CrmClient admin) {
        SubjectKeyTransfer keys = new SubjectKeyTransfer(
                server.context().getBean(MongoDatabase.class), server.context().getBean(MasterKey.class));
        for (String lead : leads.subList(0, ERASED)) {
            destroyed.add(keys.of(lead).orElseThrow().key());
            admin.post("/api/leads/" + lead + "/archiving", Map.of());
            admin.post("/api/leads/" + lead + "/erasure", Map.of("reason", "demande"))
                    .expect(200);
            erased.add(lead);
        }
    }

    private void compare(Path archive, String key, Point point, boolean isSearched) throws IOException {
        ArchiveContents contents = Archives.contents(archive, key);
        assertThat(contents.positionAt(point.between())).isEqualTo(point.position());
        Path restored = directory.resolve("restored");
        Outcome outcome = Archives.restore(archive, key, point.position(), restored);
        assertThat(outcome.wrong()).as("seed " + SEED).isEmpty();
        assertThat(outcome.restored().root()).isEqualTo(point.root());
        nothingOfTheErasedIsInStore(restored, isSearched);
        try (StandaloneServer server = RunningCrm.start(RunningCrm.settings(restored))) {
            compare(AnswersAtPosition.of(RunningCrm.admin(server), point.position(), point.leads()), point);
        }
        FileSystemUtils.deleteRecursively(restored.toFile());
    }

    private void compare(Map<String, JsonNode> now, Point point) {
        assertThat(now.keySet()).isEqualTo(point.answers().keySet());
        point.answers()
                .forEach((path, then) -> assertThat(AnswersAtPosition.without(erased, now.get(path)))
                        .as("seed %d, position %d, %s", SEED, point.position(), path)
                        .isEqualTo(AnswersAtPosition.without(erased, then)));
        assertThat(now.toString()).doesNotContain(PLANTED);
        for (String lead : erased) {
            JsonNode read = now.get("/api/leads/" + lead);
            assertThat(read.at("/personalInfo/lastName").asText()).isEqualTo("[erased]");
            assertThat(read.at("/personalInfo/email").asText()).isEqualTo("[erased]");
            assertThat(read.at("/artistInfo/name").asText()).isEqualTo("[erased]");
        }
    }

    private void nothingOfTheErasedIsInStore(Path data, boolean isSearched) throws IOException {
        assertThat(ByteSearch.of(PLANTED, data)).isEmpty();
        if (isSearched) {
            KeyThief thief = new KeyThief(data);
            assertThat(thief.textsOf(erased)).isEmpty();
            assertThat(thief.textsOf(Set.of(leads.get(ERASED))))
                    .as("the search finds the living")
                    .isNotEmpty();
            destroyed.forEach(key -> assertThat(thief.filesWith(key)).isZero());
        }
    }

    /** Not even for somebody who has the archive's keys. */
    private void nothingOfTheErasedIsIn(Path archive, String key) throws IOException {
        Path clear = directory.resolve("clear");
        Archives.decrypt(archive, key, clear);
        assertThat(ByteSearch.of(PLANTED, clear)).isEmpty();
        assertThat(ByteSearch.of(leads.get(ERASED), clear))
                .as("the search finds the living")
                .isNotEmpty();
        destroyed.forEach(each -> assertThat(Archives.filesWith(each, clear)).isZero());
        FileSystemUtils.deleteRecursively(clear);
    }
}
