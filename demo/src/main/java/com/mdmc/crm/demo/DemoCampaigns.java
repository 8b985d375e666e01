package com.mdmc.crm.demo;

import com.mdmc.crm.demo.DemoLeads.Contract;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Runs the campaigns of the signed contracts: plans them, switches them on and takes in each day's KPIs. */
final class DemoCampaigns {
    private static final List<String> PLATFORMS = List.of("youtube", "spotify", "meta", "tiktok", "google");
    private static final int LONGEST_RUN_DAYS = 45;
    private static final int RESTATED_DAYS = 5;

    private final Random random;

    DemoCampaigns(Random random) {
        this.random = random;
    }

    /** Runs one campaign up to {@code today}. */
    void run(Contract contract, LocalDate today) {
        CrmClient crm = contract.manager().crm();
        String campaign = "/api/campaigns/" + contract.campaignId();
        awaitDraft(crm, campaign);
        LocalDate start = contract.signedOn();
        put(crm, campaign, "/team", Map.of("manager", contract.manager().id()));
        put(
                crm,
                campaign,
                "/timeline",
                Map.of(
                        "startDate", start.toString(),
                        "endDate", start.plusDays(LONGEST_RUN_DAYS).toString()));
        put(
                crm,
                campaign,
                "/budget",
                Map.of(
                        "allocated",
                        (2000 + random.nextInt(30) * 100) + ".00",
                        "currency",
                        "EUR",
                        "billingModel",
                        "percentage",
                        "percentageOfSpend",
                        15,
                        "commission",
                        15,
                        "invoicing",
                        Map.of("frequency", "monthly")));
        PLATFORMS.forEach(platform -> put(crm, campaign, "/platforms/" + platform, Map.of("isActive", true)));
        aims(crm, campaign, contract.number());
        if (contract.number() % 10 == 9) {
            return; // still a draft
        }
        crm.post(campaign + "/activation", Map.of()).expect(200);
        kpis(crm, contract, start, today);
        end(crm, campaign, contract.number());
    }

    private static void aims(CrmClient crm, String campaign, int number) {
        put(
                crm,
                campaign,
                "/objectives",
                Map.of(
                        "primary",
                        "Faire connaître « " + DemoNames.song(number) + " »",
                        "kpiTargets",
                        Map.of("roas", 3 + number % 3, "cpa", "0.90")));
        crm.post(
                        campaign + "/creatives",
                        Map.of("name", "Clip vertical, 15 s", "type", "video", "platform", "tiktok", "isActive", true))
                .expect(201);
    }

    private void kpis(CrmClient crm, Contract contract, LocalDate start, LocalDate today) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (LocalDate day = start;
                day.isBefore(today) && day.isBefore(start.plusDays(LONGEST_RUN_DAYS));
                day = day.plusDays(1)) {
            for (String platform : PLATFORMS) {
                items.add(day(contract.campaignId(), platform, day, start));
            }
        }
        if (!items.isEmpty()) {
            crm.send("PUT", "/api/campaigns/kpis", Map.of("items", items), Map.of())
                    .expect(200);
            // The platforms think again about some days.
            List<Map<String, Object>> restated = items.subList(0, Math.min(RESTATED_DAYS, items.size())).stream()
                    .map(item -> day(
                            contract.campaignId(),
                            (String) item.get("platform"),
                            LocalDate.parse((String) item.get("date")),
                            start))
                    .toList();
            crm.send("PUT", "/api/campaigns/kpis", Map.of("items", restated), Map.of())
                    .expect(200);
        }
    }

    private static void end(CrmClient crm, String campaign, int number) {
        if (number % 5 == 1) {
            crm.post(campaign + "/pause", Map.of("reason", "en attente du nouveau clip"))
                    .expect(200);
        } else if (number % 5 == 3) {
            crm.post(campaign + "/completion", Map.of()).expect(200);
        }
    }

    private Map<String, Object> day(String campaign, String platform, LocalDate day, LocalDate start) {
        double interest = interest(ChronoUnit.DAYS.between(start, day), day, platform);
        long impressions = Math.round(4000 * interest);
        long clicks = impressions * (18 + random.nextInt(12)) / 1000;
        Map<String, Object> kpis = new LinkedHashMap<>();
        kpis.put("impressions", impressions);
        kpis.put("views", impressions / 3);
        kpis.put("clicks", clicks);
        kpis.put("conversions", clicks / 12);
        kpis.put("conversionValue", cents(clicks / 12 * 290));
        kpis.put("spend", cents(Math.round(500 * interest * (0.9 + random.nextDouble() / 5))));
        Map<String, Object> item = new LinkedHashMap<>(kpis);
        item.put("campaignId", campaign);
        item.put("platform", platform);
        item.put("date", day.toString());
        return item;
    }

    // High at the launch, higher at weekends, never twice the same.
    private double interest(long age, LocalDate day, String platform) {
        double launch = 1 + 1.6 * Math.exp(-age / 5.0);
        double weekend = day.getDayOfWeek().getValue() >= 5 ? 1.35 : 1;
        double share = 0.7 + PLATFORMS.indexOf(platform) * 0.15;
        return launch * weekend * share * (0.85 + random.nextDouble() * 0.3);
    }

    private static String cents(long cents) {
        return BigDecimal.valueOf(cents, 2)
                .setScale(2, RoundingMode.UNNECESSARY)
                .toString();
    }

    // The draft is made by a rule, a moment after the signature.
    private static void awaitDraft(CrmClient crm, String campaign) {
        for (int i = 0; crm.get(campaign).status() == 404; i++) {
            if (i == 500) {
                throw new IllegalStateException("the campaign was never drafted");
            }
            Pauses.millis(20);
        }
    }

    private static void put(CrmClient crm, String campaign, String group, Map<String, ?> body) {
        long version = crm.get(campaign).expect(200).body().get("version").asLong();
        Answer answer = crm.put(campaign + group, body, version).expect(200);
        crm.get(campaign, answer).expect(200);
    }
}
