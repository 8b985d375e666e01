package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.mdmc.crm.e2e.support.DocumentsExamined;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With thousands of documents a view, each question the API answers looks at few of them, by way of an index. */
class QueriesUseIndexesTest {
    private static final int EACH = 4_000;
    private static final int FEW = 700;
    // Other forms of JSON do not tell whole numbers of 32 and 64 bits apart.
    private static final JsonWriterSettings EXACT =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    @TempDir
    static Path directory;

    private static StandaloneServer server;
    private static CrmClient admin;
    private static CrmClient agent;
    private static MongoDatabase database;

    @BeforeAll
    static void fill() {
        server = RunningCrm.start(RunningCrm.settings(directory));
        database = server.context().getBean(MongoDatabase.class);
        admin = RunningCrm.admin(server);
        String password = "un autre mot de passe";
        admin.post(
                        "/api/users",
                        Map.of(
                                "firstName",
                                "Anna",
                                "lastName",
                                "Petit",
                                "email",
                                "anna@exemple.fr",
                                "password",
                                password,
                                "role",
                                "agent",
                                "team",
                                "denis",
                                "assignedPlatforms",
                                List.of("youtube")))
                .expect(201);
        agent = RunningCrm.stranger(server).loggedIn("anna@exemple.fr", password);
        admin.post(
                        "/api/leads",
                        Map.of(
                                "personalInfo",
                                Map.of("firstName", "Zoé", "lastName", "Lune", "email", "zoe@exemple.fr"),
                                "artistInfo",
                                Map.of("name", "Lune")))
                .expect(201);
        var campaign = admin.post("/api/campaigns", Map.of("name", "Été", "type", "branding"))
                .expect(201);
        for (String view : List.of("leads", "campaigns", "users", "audit")) {
            String list = view.equals("audit") ? "/api/audit" : "/api/" + view;
            admin.get(list, campaign).expect(200);
            multiply(view);
        }
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void everyIndexOfTheDataDescriptionIsThere() throws IOException {
        try (var lines = QueriesUseIndexesTest.class.getResourceAsStream("/reference-indexes.txt")) {
            List<String> wanted = new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            assertThat(wanted).hasSize(20);
            assertSoftly(softly -> wanted.forEach(line -> {
                List<String> words = List.of(line.split(" "));
                List<String> fields = words.subList(1, words.size());
                softly.assertThat(indexes(words.get(0)))
                        .as(line)
                        .anySatisfy(keys -> assertThat(keys).startsWith(fields.toArray(String[]::new)));
            }));
        }
    }

    @Test
    void everyQuestionIsAnsweredByWayOfAnIndex() {
        Map<String, Long> examined = new HashMap<>();
        questions().forEach(question -> examined.put("admin " + question, examinedBy(admin, question)));
        Stream.of("/api/campaigns", "/api/users")
                .forEach(question -> examined.put("agent " + question, examinedBy(agent, question)));
        assertSoftly(softly -> examined.forEach((question, documents) ->
                softly.assertThat(documents).as(question).isLessThan(FEW)));
    }

    private static List<String> questions() {
        return List.of(
                "/api/leads",
                "/api/leads?sort=createdAt",
                "/api/leads?sort=-updatedAt",
                "/api/leads?sort=artistInfo.name",
                "/api/leads?sort=-pipeline.score",
                "/api/leads?sort=communication.nextFollowUp",
                "/api/leads?pipeline.stage=qualified",
                "/api/leads?pipeline.stage=new&pipeline.stage=contacted",
                "/api/leads?pipeline.stage=new&pipeline.priority=high",
                "/api/leads?assignment.assignedTo=user-7",
                "/api/leads?assignment.team=team-7",
                "/api/leads?source.channel=referral",
                "/api/leads?artistInfo.name=Artist%2042",
                "/api/leads?createdAt.from=2026-01-01&createdAt.to=2026-01-02",
                "/api/leads?q=zoe@exemple.fr",
                "/api/board",
                "/api/agenda?from=2030-01-01&to=2030-01-02",
                "/api/campaigns",
                "/api/campaigns?sort=name",
                "/api/campaigns?sort=-timeline.startDate",
                "/api/campaigns?sort=-totalSpend",
                "/api/campaigns?sort=-updatedAt",
                "/api/campaigns?leadId=lead-7",
                "/api/campaigns?status=paused",
                "/api/campaigns?team.manager=user-7",
                "/api/campaigns?team.team=team-7",
                "/api/campaigns?platforms.name=tiktok",
                "/api/campaigns?q=introuvable",
                "/api/users",
                "/api/users?sort=-updatedAt",
                "/api/users?team=team-7",
                "/api/audit",
                "/api/audit?userId=user-7",
                "/api/audit?action=never-done",
                "/api/audit?resource=lead&resourceId=lead-7",
                "/api/audit?severity=critical",
                "/api/audit?category=performance",
                "/api/audit?correlationId=none",
                "/api/audit?from=2001-01-01&to=2001-01-02",
                "/api/dashboard",
                "/api/dashboard/leads-by-team",
                "/api/dashboard/performance",
                "/api/dashboard/pipeline");
    }

    /** The least of some where many were examined: the rest of the program reads as well. */
    private static long examinedBy(CrmClient client, String question) {
        return LongStream.generate(() -> DocumentsExamined.during(
                        database, () -> client.get(question).expect(200)))
                .limit(5)
                .filter(documents -> documents < FEW)
                .findFirst()
                .orElse(FEW);
    }

    private static List<List<String>> indexes(String collection) {
        List<List<String>> found = new ArrayList<>();
        for (Document index : database.getCollection(collection).listIndexes()) {
            found.add(new ArrayList<>(index.get("key", Document.class).keySet()));
        }
        return found;
    }

    /** Copies of one stored document that differ in what is filtered and sorted by. */
    private static void multiply(String view) {
        MongoCollection<Document> collection = database.getCollection(view);
        Document sample = collection.find().first();
        List<Document> copies = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            Document copy = Document.parse(sample.toJson(EXACT));
            String id = view + "-" + i;
            copy.append("_id", id).append("createdAt", new Date(1_600_000_000_000L + i * 60_000L));
            copy.append("updatedAt", new Date(1_600_000_000_000L + i * 50_000L));
            differ(view, copy, i);
            copies.add(copy);
        }
        collection.insertMany(copies);
    }

    private static void differ(String view, Document copy, int i) {
        switch (view) {
            case "leads" -> {
                within(copy, "pipeline")
                        .append("stage", i % 40 == 0 ? "qualified" : "new")
                        .append("score", i % 100);
                within(copy, "assignment")
                        .append("assignedTo", "user-" + i % 50)
                        .append("team", "team-" + i % 40);
                within(copy, "assignment").append("queued", false);
                within(copy, "source").append("channel", i % 40 == 0 ? "referral" : "ads");
                within(copy, "artistInfo").append("name", "Artist " + i);
            }
            case "campaigns" -> {
                within(copy, "team").append("manager", "user-" + i % 50).append("team", "team-" + i % 40);
                copy.append("name", "Campaign " + i).append("leadId", "lead-" + i);
                copy.append("status", i % 40 == 0 ? "paused" : "draft").append("keywords", List.of("k" + i));
            }
            case "users" -> copy.append("team", "team-" + i % 40);
            default ->
                copy.append("position", 1_000_000L + i)
                        .append("userId", "user-" + i % 50)
                        .append("resource", "lead")
                        .append("resourceId", "lead-" + i)
                        .append("correlationId", "request-" + i);
        }
    }

    private static Document within(Document copy, String group) {
        Document inner = copy.get(group, Document.class);
        if (inner == null) {
            inner = new Document();
            copy.append(group, inner);
        }
        return inner;
    }
}
