package com.mdmc.crm.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Leads as a website form or a member of staff sends them. */
public final class LeadForms {
    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime());

    private LeadForms() {}

    public static String freshEmail() {
        return "artiste" + NUMBER.incrementAndGet() + "@exemple.fr";
    }

    public static Map<String, Object> form() {
        return form(freshEmail());
    }

    /** A complete enough lead with this e-mail; its members can be replaced. */
    public static Map<String, Object> form(String email) {
        Map<String, Object> form = new HashMap<>();
        form.put("personalInfo", person(email));
        form.put("artistInfo", new HashMap<>(Map.of("name", "Les Ondes", "genre", List.of("pop", "électro"))));
        form.put("businessInfo", business(1500));
        form.put("source", new HashMap<>(Map.of("channel", "website", "campaign", "printemps")));
        return form;
    }

    public static Map<String, Object> person(String email) {
        return new HashMap<>(
                Map.of("firstName", "Zoé", "lastName", "Durand", "email", email, "phone", "06 12 34 56 78"));
    }

    public static Map<String, Object> business(Object amount) {
        return new HashMap<>(
                Map.of("budget", Map.of("amount", amount, "currency", "EUR"), "platforms", List.of("meta", "tiktok")));
    }

    /** A lead that exists now; its id. */
    public static String captured(CrmClient client) {
        return client.post("/api/leads", form()).expect(201).text("/id");
    }

    /** A lead of this artist's, in the queue. */
    public static Answer queued(String artist) {
        return queued("Zoé", "Lune", freshEmail(), artist);
    }

    /** The same in a program of a test's own. */
    public static Answer queued(CrmClient client, String artist) {
        Map<String, Object> form = form();
        form.put("artistInfo", Map.of("name", artist));
        return client.post("/api/leads", form).expect(201);
    }

    public static Answer queued(String firstName, String lastName, String email, String artist) {
        Map<String, ?> form = Map.of(
                "personalInfo", Map.of("firstName", firstName, "lastName", lastName, "email", email),
                "artistInfo", Map.of("name", artist));
        return Staff.admin().post("/api/leads", form).expect(201);
    }

    /** How many leads a list shows in a stage, without those that were erased. */
    public static long listed(CrmClient client, String stage) {
        long listed = 0;
        String cursor = "";
        while (cursor != null) {
            JsonNode page = client.get("/api/leads?limit=200&pipeline.stage=" + stage + cursor)
                    .expect(200)
                    .body();
            for (JsonNode lead : page.get("items")) {
                listed += lead.at("/lifecycle/erasure").isNull() ? 1 : 0;
            }
            JsonNode next = page.at("/page/next");
            cursor = next.isTextual() ? "&cursor=" + next.asText() : null;
        }
        return listed;
    }

    public static Answer stage(CrmClient client, String id, String stage) {
        return client.post("/api/leads/" + id + "/stage", Map.of("stage", stage, "reason", "suite de l'échange"));
    }

    public static Answer convert(CrmClient client, String id) {
        return client.post(
                "/api/leads/" + id + "/conversion",
                Map.of(
                        "campaignName",
                        "Sortie de l'album",
                        "contractValue",
                        Map.of("amount", "4500.00", "currency", "EUR"),
                        "type",
                        "acquisition"));
    }
}
