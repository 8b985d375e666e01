package com.mdmc.crm.e2e.console;

import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Leads and campaigns for the console to show, each of a name of its own. */
final class ConsoleData {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /**
     * A lead and the name it shows.
     *
     * @param id of the lead
     */
    record Shown(String id, String name) {}

    private ConsoleData() {}

    static CrmClient admin() {
        return Staff.admin();
    }

    /** A new lead, taken to a stage. */
    static Shown lead(String stage) {
        return lead("Orelune " + NUMBER.incrementAndGet() + " " + Long.toString(System.nanoTime(), 36), stage);
    }

    static Shown lead(String artist, String stage) {
        String email = "artiste" + NUMBER.incrementAndGet() + "." + System.nanoTime() + "@example.com";
        String id = admin().post(
                        "/api/leads",
                        Map.of(
                                "personalInfo", Map.of("firstName", "Zoé", "lastName", "Marchand", "email", email),
                                "artistInfo", Map.of("name", artist, "genre", List.of("chanson")),
                                "businessInfo",
                                        Map.of(
                                                "budget", Map.of("amount", 7500, "currency", "EUR"),
                                                "platforms", List.of("spotify", "tiktok"))))
                .expect(201)
                .text("/id");
        if (!stage.equals("new")) {
            if (stage.equals("negotiation")) {
                move(id, "proposal");
            }
            move(id, stage);
        }
        admin().get("/api/leads/" + id).expect(200);
        return new Shown(id, artist);
    }

    static void move(String id, String stage) {
        admin().post("/api/leads/" + id + "/stage", Map.of("stage", stage)).expect(200);
    }

    /** Waits until a commit is in the signed tree, which it is a moment after it was recorded. */
    static void awaitProof(String position) {
        Eventually.found(() -> admin().get("/api/audit/proofs/" + position));
    }

    /** An active campaign with ten days of KPIs, of which the first was restated. */
    static String campaign(String name) {
        LocalDate today = LocalDate.ofInstant(RunningCrm.clock().instant(), ZoneOffset.UTC);
        String id = admin().post(
                        "/api/campaigns",
                        Map.of(
                                "name", name,
                                "type", "acquisition",
                                "team",
                                        Map.of(
                                                "manager",
                                                Staff.hired("manager", "denis").id()),
                                "budget",
                                        Map.of(
                                                "allocated",
                                                3000,
                                                "currency",
                                                "EUR",
                                                "billingModel",
                                                "percentage",
                                                "percentageOfSpend",
                                                15),
                                "platforms",
                                        List.of(
                                                Map.of("name", "youtube", "isActive", true),
                                                Map.of("name", "meta", "isActive", true)),
                                "timeline",
                                        Map.of(
                                                "startDate",
                                                today.minusDays(10).toString(),
                                                "endDate",
                                                today.plusDays(20).toString())))
                .expect(201)
                .text("/id");
        admin().post("/api/campaigns/" + id + "/activation", Map.of()).expect(200);
        for (int back = 10; back > 0; back--) {
            kpis(id, today.minus(back, ChronoUnit.DAYS), 1000 + back * 100);
        }
        kpis(id, today.minusDays(10), 5000);
        admin().get("/api/campaigns/" + id).expect(200);
        return id;
    }

    private static void kpis(String campaign, LocalDate day, int impressions) {
        admin().send(
                        "PUT",
                        "/api/campaigns/" + campaign + "/kpis/youtube/" + day,
                        Map.of("impressions", impressions, "clicks", impressions / 50, "spend", "25.00"),
                        Map.of())
                .expect(200);
    }
}
