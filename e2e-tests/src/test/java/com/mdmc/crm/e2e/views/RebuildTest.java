package com.mdmc.crm.e2e.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.ViewsEqualFolds;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.projections.fold.Progress;
import com.mdmc.crm.projections.rebuild.Rebuilder;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.OfflineProjection;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.config.EventProcessingConfiguration;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;

class RebuildTest {
    private static final List<String> COLLECTIONS = List.of(
            "leads",
            "lead_search",
            "pipeline_calendar",
            "pipeline_stages",
            "campaigns",
            "campaign_kpis",
            "performance_calendar",
            "user_lead_credits",
            "users",
            "accounts",
            "lead_workload",
            "lead_workload_people",
            "lead_silence",
            "lead_follow_up_agenda",
            "audit");

    @TempDir
    Path data;

    @Test
    void whatIsRebuiltEqualsWhatWasKeptDayByDay() {
        Map<String, Map<Object, Document>> kept;
        try (StandaloneServer server = RunningCrm.start(RunningCrm.settings(data))) {
            live(RunningCrm.admin(server));
            ViewsEqualFolds.assertFor(server);
            awaitEverybody(server);
            kept = contents(server.context().getBean(MongoDatabase.class));
        }
        try (OfflineProjection workshop = OfflineProjection.open(RunningCrm.settings(data))) {
            MongoDatabase database = workshop.context().getBean(MongoDatabase.class);
            anotherProcessIsLeftAlone(workshop.rebuilder(), database);
            database.getCollection("leads").deleteMany(new Document());
            database.getCollection("pipeline_calendar").deleteMany(new Document());
            assertThatThrownBy(() -> workshop.rebuilder().rebuild(List.of("nothing"), (at, head, events) -> {}))
                    .isInstanceOf(IllegalArgumentException.class);
            everythingIsRebuilt(workshop.rebuilder());
            COLLECTIONS.forEach(
                    name -> assertThat(contents(database).get(name)).as(name).isEqualTo(kept.get(name)));
            assertThat(database.listCollectionNames()).noneMatch(name -> name.endsWith("_rebuilt"));
        }
        try (StandaloneServer server = RunningCrm.start(RunningCrm.settings(data))) {
            live(RunningCrm.admin(server));
            ViewsEqualFolds.assertFor(server);
        }
    }

    /** Also what is no view, such as the audit, has taken in the last commit. */
    private static void awaitEverybody(StandaloneServer server) {
        ApplicationContext context = server.context();
        long head = context.getBean(Ledger.class).head();
        Set<String> all = context.getBean(EventProcessingConfiguration.class)
                .eventProcessors()
                .keySet();
        assertThat(context.getBean(Progress.class).await(all, head, Duration.ofMinutes(2)))
                .isTrue();
    }

    private static void everythingIsRebuilt(Rebuilder rebuilder) {
        AtomicLong reached = new AtomicLong();
        long events = rebuilder.rebuild(rebuilder.names(), (position, head, read) -> {
            assertThat(position).isGreaterThan(reached.get()).isLessThanOrEqualTo(head);
            reached.set(position);
        });
        assertThat(events).isGreaterThanOrEqualTo(reached.get()).isGreaterThan(40);
    }

    private static void anotherProcessIsLeftAlone(Rebuilder rebuilder, MongoDatabase database) {
        var tokens = database.getCollection("trackingtokens");
        var ofViews = Filters.eq("processorName", "query_views");
        tokens.updateOne(ofViews, Updates.set("owner", "elsewhere"));
        assertThatThrownBy(() -> rebuilder.rebuild(List.of("leads", "users"), (at, head, events) -> {}))
                .hasMessageContaining("query_views is kept by a running process");
        tokens.updateOne(ofViews, Updates.unset("owner"));
    }

    private static void live(CrmClient admin) {
        Random random = new Random(7);
        for (int i = 0; i < 12; i++) {
            String lead = admin.post("/api/leads", form(random)).expect(201).text("/id");
            for (String stage : List.of("contacted", "qualified").subList(0, random.nextInt(3))) {
                admin.post("/api/leads/" + lead + "/stage", Map.of("stage", stage))
                        .expect(200);
            }
            if (i % 5 == 0) {
                admin.post("/api/leads/" + lead + "/stage", Map.of("stage", "negotiation"))
                        .expect(409);
            }
        }
        kpis(admin, admin.post("/api/campaigns", campaign(admin)).expect(201));
    }

    private static void kpis(CrmClient admin, Answer campaign) {
        String path = "/api/campaigns/" + campaign.text("/id");
        admin.post(path + "/activation", Map.of()).expect(200);
        for (int day = 10; day < 20; day++) {
            admin.send("PUT", path + "/kpis/meta/2026-05-" + day, Map.of("clicks", day, "spend", "1.50"), Map.of())
                    .expect(200);
        }
        admin.send("PUT", path + "/kpis/meta/2026-05-12", Map.of("clicks", 99, "spend", "2.00"), Map.of())
                .expect(200);
    }

    private static Map<String, Object> form(Random random) {
        return Map.of(
                "personalInfo",
                Map.of("firstName", "Zoé", "lastName", "Durand", "email", "a" + System.nanoTime() + "@exemple.fr"),
                "artistInfo",
                Map.of("name", "Les Ondes " + random.nextInt(5), "genre", List.of("pop")),
                "businessInfo",
                Map.of("budget", Map.of("amount", 500 + random.nextInt(1000)), "platforms", List.of("meta")));
    }

    private static Map<String, Object> campaign(CrmClient admin) {
        return Map.of(
                "name", "Été indien",
                "type", "acquisition",
                "clientInfo", Map.of("artistName", "Zoé Lune"),
                "team", Map.of("manager", admin.get("/api/me").text("/id")),
                "budget", Map.of("allocated", "1000.00", "currency", "EUR"),
                "timeline", Map.of("startDate", "2026-05-01", "endDate", "2026-06-30"),
                "platforms", List.of(Map.of("name", "meta", "isActive", true)));
    }

    private static Map<String, Map<Object, Document>> contents(MongoDatabase database) {
        Map<String, Map<Object, Document>> contents = new LinkedHashMap<>();
        for (String name : COLLECTIONS) {
            Map<Object, Document> documents = new LinkedHashMap<>();
            database.getCollection(name)
                    .find()
                    .into(new ArrayList<>())
                    .forEach(document -> documents.put(document.get("_id"), document));
            contents.put(name, documents);
        }
        return contents;
    }
}
