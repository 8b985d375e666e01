package com.mdmc.crm.e2e.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.benchmarks.query.WorkDone;
import com.mdmc.crm.e2e.support.DocumentsExamined;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mongodb.client.MongoDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * KPIs of five platforms, restated again and again, and what they all add up to. The full size is a year ten times
 * over at 300 items a second, and a campaign that loads as fast as before: {@code -Dkpis.days=365
 * -Dkpis.restatements=10 -Dkpis.rate=300 -Dkpis.slower=1.2}. {@code -Dkpis.seed} repeats a run.
 */
class YearOfKpisTest {
    private static final List<String> PLATFORMS = List.of("youtube", "spotify", "meta", "tiktok", "google");
    private static final LocalDate FIRST = LocalDate.of(2025, 10, 1);
    private static final int DAYS = Integer.getInteger("kpis.days", 62);
    private static final int PASSES = Integer.getInteger("kpis.restatements", 4);

    // Times are compared only where nobody shares the machine; what is read for an answer is compared everywhere.
    private static final int RATE = Integer.getInteger("kpis.rate", 0);
    private static final double SLOWER = Double.parseDouble(System.getProperty("kpis.slower", "0"));
    private static final int WARM_UP = 30;

    private final CrmClient crm = RunningCrm.shared().admin();
    private final long seed = Long.getLong("kpis.seed", 1);
    private final Random random = new Random(seed);
    // The test's own books: what was sent last for each platform and day.
    private final Map<String, Map<String, Object>> sent = new TreeMap<>();

    @Test
    void addsUpToWhatWasSentLast() throws InterruptedException {
        System.out.println("kpis.seed=" + seed);
        String id = new CampaignScenario(crm).active("2025-10-01", "2026-12-31").text("/id");
        long begun = System.nanoTime();
        Answer last = pass(id);
        double firstPass = seconds(begun);
        awaitViews(id, last);
        double loadBefore = median("/api/campaigns/" + id, last);
        double dashboardBefore = median("/api/dashboard", last);
        WorkDone.await(RunningCrm.shared().server());
        long campaignRead = leastExamined("/api/campaigns/" + id);
        long dashboardRead = leastExamined("/api/dashboard");
        begun = System.nanoTime();
        for (int again = 1; again < PASSES; again++) {
            last = pass(id);
        }
        int items = PLATFORMS.size() * DAYS;
        double rate = items * PASSES / (firstPass + seconds(begun));
        double behind = awaitViews(id, last);
        double loadAfter = median("/api/campaigns/" + id, last);
        double dashboardAfter = median("/api/dashboard", last);
        System.out.printf(
                "%d items: %.0f items/s, in the views %.1f s later; campaign %.1f -> %.1f ms; dashboard %.1f -> %.1f ms%n",
                items * PASSES, rate, behind, loadBefore, loadAfter, dashboardBefore, dashboardAfter);

        WorkDone.await(RunningCrm.shared().server());
        assertThat(rate).as("items a second").isGreaterThan(RATE);
        assertThat(leastExamined("/api/campaigns/" + id))
                .as("documents read for the campaign")
                .isPositive()
                .isLessThanOrEqualTo(campaignRead);
        assertThat(leastExamined("/api/dashboard"))
                .as("documents read for the dashboard")
                .isPositive()
                .isLessThanOrEqualTo(dashboardRead);
        if (SLOWER > 0) {
            assertThat(loadAfter).as("campaign load").isLessThan(loadBefore * SLOWER);
            assertThat(dashboardAfter).as("dashboard").isLessThan(Math.max(20, dashboardBefore * SLOWER));
        }
        compare(id, last);
    }

    private Answer pass(String id) {
        Answer last = null;
        List<Map<String, Object>> batch = new ArrayList<>();
        for (String platform : PLATFORMS) {
            for (int day = 0; day < DAYS; day++) {
                batch.add(item(id, platform, FIRST.plusDays(day).toString()));
                if (batch.size() == 1000) {
                    last = send(batch);
                }
            }
        }
        return batch.isEmpty() ? last : send(batch);
    }

    private Map<String, Object> item(String id, String platform, String date) {
        Map<String, Object> item = new HashMap<>(Map.of("campaignId", id, "platform", platform, "date", date));
        item.put("impressions", 1000 + random.nextInt(100_000));
        item.put("spend", BigDecimal.valueOf(random.nextInt(100_000), 2));
        if (random.nextInt(10) > 0) {
            item.put("clicks", random.nextInt(1000));
        }
        sent.put(platform + " " + date, item);
        return item;
    }

    private Answer send(List<Map<String, Object>> batch) {
        Answer answer = crm.send("PUT", "/api/campaigns/kpis", Map.of("items", batch), Map.of())
                .expect(200);
        assertThat(answer.body().at("/rejected").asLong())
                .as("%s", answer.raw().body())
                .isZero();
        batch.clear();
        return answer;
    }

    private void compare(String id, Answer last) {
        JsonNode campaign = crm.send(
                        "GET", "/api/campaigns/" + id + "?after=" + last.position(), null, Map.of("Prefer", "wait=10"))
                .expect(200)
                .body();
        assertThat(campaign.at("/totalImpressions").asLong())
                .isEqualTo(sum("", "impressions").longValueExact());
        assertThat(campaign.at("/totalClicks").asLong())
                .isEqualTo(sum("", "clicks").longValueExact());
        assertThat(campaign.at("/totalSpend").decimalValue()).isEqualByComparingTo(sum("", "spend"));
        assertThat(campaign.at("/dailyKpis")).hasSize(DAYS);
        JsonNode report = crm.get("/api/campaigns/" + id + "/kpis?by=platform")
                .expect(200)
                .body();
        for (JsonNode row : report.at("/items")) {
            String platform = row.at("/platform").asText();
            assertThat(row.at("/spend").decimalValue()).isEqualByComparingTo(sum(platform, "spend"));
            assertThat(row.at("/days").asInt()).isEqualTo(DAYS);
        }
        JsonNode rows =
                crm.get("/api/dashboard/performance?by=campaign").expect(200).body();
        for (JsonNode row : rows) {
            if (row.at("/key").asText().equals(id)) {
                assertThat(row.at("/figures/impressions").asLong())
                        .isEqualTo(sum("", "impressions").longValueExact());
                assertThat(new BigDecimal(row.at("/figures/spend/0/amount").asText()))
                        .isEqualByComparingTo(sum("", "spend"));
                return;
            }
        }
        throw new AssertionError("the dashboard does not know the campaign");
    }

    private BigDecimal sum(String platform, String metric) {
        return sent.entrySet().stream()
                .filter(day -> day.getKey().startsWith(platform))
                .map(day -> day.getValue().get(metric))
                .filter(reported -> reported != null)
                .map(reported -> new BigDecimal(reported.toString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    // Views follow in their own time; a year of KPIs takes them longer than a query waits.
    private double awaitViews(String id, Answer last) {
        long begun = System.nanoTime();
        String path = "/api/campaigns/" + id + "?after=" + last.position();
        while (crm.send("GET", path, null, Map.of("Prefer", "wait=10")).status() == 503) {
            assertThat(seconds(begun)).as("seconds until the views have it").isLessThan(600);
        }
        return seconds(begun);
    }

    private double median(String path, Answer after) {
        Map<String, String> patience = Map.of("Prefer", "wait=10");
        String asked = path + (path.contains("?") ? "&" : "?") + "after=" + after.position();
        for (int warmUp = 0; warmUp < WARM_UP; warmUp++) {
            crm.send("GET", asked, null, patience);
        }
        double[] times = new double[15];
        for (int i = 0; i < times.length; i++) {
            long begun = System.nanoTime();
            crm.send("GET", asked, null, patience).expect(200);
            times[i] = seconds(begun) * 1000;
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    // Documents the store looked at for an answer; the least of some, because the rest of the program reads as well.
    private long leastExamined(String path) {
        MongoDatabase database = RunningCrm.shared().server().context().getBean(MongoDatabase.class);
        return LongStream.generate(() ->
                        DocumentsExamined.during(database, () -> crm.get(path).expect(200)))
                .limit(15)
                .min()
                .orElseThrow();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
