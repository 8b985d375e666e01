package com.mdmc.crm.benchmarks.query;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * The design this one replaces: fat documents that dashboards aggregate over when asked. Leads and users are stored as
 * there already; campaigns get their daily KPIs into the document.
 */
final class ReferenceDesign {
    private static final String CAMPAIGNS = "reference_campaigns";

    private final MongoDatabase database;

    ReferenceDesign(MongoDatabase database) {
        this.database = database;
    }

    /** Puts the daily KPIs into copies of the campaigns. */
    void build() {
        Map<String, List<Document>> kpis = new HashMap<>();
        for (Document month : database.getCollection("campaign_kpis").find()) {
            month.getList("days", Document.class)
                    .forEach(day -> kpis.computeIfAbsent(month.getString("campaignId"), unseen -> new ArrayList<>())
                            .add(new Document(day.get("figures", Document.class)).append("date", day.get("date"))));
        }
        MongoCollection<Document> fat = database.getCollection(CAMPAIGNS);
        fat.drop();
        fat.createIndex(Indexes.ascending("status"));
        for (Document campaign : database.getCollection("campaigns").find()) {
            fat.insertOne(campaign.append("dailyKpis", kpis.getOrDefault(campaign.getString("_id"), List.of())));
        }
    }

    /** Milliseconds of its three pipelines, by name. */
    Map<String, Double> measure(int rounds) {
        Map<String, Double> times = new LinkedHashMap<>();
        Date longAgo = Date.from(Instant.now().minus(Duration.ofDays(1_000)));
        times.put(
                "pipeline by stage",
                best(
                        rounds,
                        "leads",
                        List.of(
                                stage("$match", new Document("createdAt", new Document("$gte", longAgo))),
                                stage(
                                        "$group",
                                        new Document("_id", "$pipeline.stage")
                                                .append("count", sum(1))
                                                .append("totalValue", sum("$conversion.contractValue.amount"))))));
        times.put(
                "active campaigns",
                best(
                        rounds,
                        CAMPAIGNS,
                        List.of(
                                stage("$match", new Document("status", "active")),
                                stage(
                                        "$group",
                                        new Document("_id", null)
                                                .append("totalSpend", sum("$budget.spent"))
                                                .append(
                                                        "totalImpressions",
                                                        sum(new Document("$sum", "$dailyKpis.impressions")))))));
        times.put("leads by team", best(1, "leads", leadsByTeam()));
        return times;
    }

    private static List<Document> leadsByTeam() {
        Document qualified =
                new Document("$cond", List.of(new Document("$eq", List.of("$pipeline.stage", "qualified")), 1, 0));
        return List.of(
                stage(
                        "$lookup",
                        new Document("from", "users")
                                .append("localField", "assignment.assignedTo")
                                .append("foreignField", "_id")
                                .append("as", "assignedUser")),
                stage(
                        "$group",
                        new Document("_id", "$assignedUser.team")
                                .append("count", sum(1))
                                .append("qualified", sum(qualified))));
    }

    private double best(int rounds, String collection, List<Document> pipeline) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            long begun = System.nanoTime();
            database.getCollection(collection).aggregate(pipeline).into(new ArrayList<>());
            best = Math.min(best, (System.nanoTime() - begun) / 1e6);
        }
        return best;
    }

    private static Document stage(String name, Document what) {
        return new Document(name, what);
    }

    private static Document sum(Object what) {
        return new Document("$sum", what);
    }
}
