package com.mdmc.crm.e2e.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.ReportUpload;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A lead and its campaign with a text of its own in every field that takes one. */
final class PlantedPerson {
    private final CrmClient crm;
    private final Canaries canaries;
    private final Map<String, String> ids = new HashMap<>();
    private String lead;
    private String duplicate;
    private String campaign;

    private PlantedPerson(CrmClient crm, int number) {
        this.crm = crm;
        this.canaries = new Canaries('q', number);
    }

    /** @param port of the CRM */
    static PlantedPerson plantedBy(CrmClient crm, int port, int number) {
        PlantedPerson person = new PlantedPerson(crm, number);
        person.plantLead();
        person.plantJournal();
        person.plantCampaign();
        person.plantImport(port);
        return person;
    }

    /** The leads that an erasure of this person erases. */
    List<String> leads() {
        return List.of(lead, duplicate);
    }

    Canaries canaries() {
        return canaries;
    }

    /** By what name a question asks for what was planted. */
    Map<String, String> ids() {
        return ids;
    }

    private String text() {
        return canaries.text();
    }

    private String link() {
        return canaries.link();
    }

    private void plantLead() {
        Map<String, Object> form = new HashMap<>();
        form.put(
                "personalInfo",
                Map.of(
                        "firstName", text(),
                        "lastName", text(),
                        "email", text() + "@exemple.fr",
                        "phone", canaries.phone(),
                        "address", Map.of("street", text(), "city", text(), "postalCode", text(), "country", "FR")));
        Map<String, Object> artist = new HashMap<>(Map.of("name", text(), "genre", List.of(text()), "label", text()));
        List.of("spotify", "youtube", "instagram", "tiktok").forEach(place -> artist.put(place + "Url", link()));
        artist.put("website", link());
        artist.put("manager", text());
        form.put("artistInfo", artist);
        form.put(
                "businessInfo",
                Map.of(
                        "goals", List.of(text(), text()),
                        "previousExperience",
                                Map.of("hasRunAds", true, "platforms", List.of(text()), "results", text())));
        Map<String, Object> source = new HashMap<>(Map.of("channel", "website"));
        List.of("campaign", "medium", "content", "formType", "userAgent").forEach(field -> source.put(field, text()));
        source.put("referrer", link());
        source.put("ip", canaries.ip());
        form.put("source", source);
        form.put("communication", Map.of("preferredTime", text(), "language", "fr"));
        form.put("pipeline", Map.of("tags", List.of(text(), text())));
        Answer captured = done(crm.post("/api/leads", form));
        lead = captured.text("/id");
        ids.put("lead", lead);
        ids.put("captured", Long.toString(captured.position()));
    }

    private void plantJournal() {
        String note =
                done(on("/notes", Map.of("content", text(), "type", "note"))).text("/noteId");
        done(crm.send("PUT", path("/notes/" + note), Map.of("content", text()), Map.of()));
        String confided = done(on("/notes", Map.of("content", text(), "type", "note", "isPrivate", true)))
                .text("/noteId");
        done(on("/notes/" + confided + "/reading", Map.of("reason", text())));
        done(on("/contacts", Map.of("method", "phone", "outcome", "answered", "note", text())));
        String plan = "2031-01-01T10:00:00Z";
        done(on("/follow-ups", Map.of("type", "call", "subject", text(), "description", text(), "scheduledFor", plan)));
        String dropped = done(on("/follow-ups", Map.of("type", "call", "subject", text(), "scheduledFor", plan)))
                .text("/followUpId");
        done(crm.send("DELETE", path("/follow-ups/" + dropped + "?reason=" + text()), null, Map.of()));
        done(crm.send(
                "PUT",
                path("/consent"),
                Map.of(
                        "purpose",
                        text(),
                        "legalBasis",
                        "consent",
                        "granted",
                        true,
                        "source",
                        text(),
                        "date",
                        "2026-01-01"),
                Map.of()));
        done(crm.send("PUT", path("/score"), Map.of("score", 70, "reason", text()), Map.of()));
        done(on("/loss", Map.of("reason", text())));
        done(on("/reopening", Map.of("reason", text())));
        done(on("/archiving", Map.of("reason", text())));
        done(on("/restoration", Map.of("reason", text())));
        done(on("/stage", Map.of("stage", "qualified", "reason", text())));
        String me = crm.get("/api/me").text("/id");
        done(on("/assignment", Map.of("assignedTo", me, "reason", text())));
        done(crm.send("DELETE", path("/assignment?reason=" + text()), null, Map.of()));
        done(crm.send("PUT", path("/tags"), Map.of("tags", List.of(text(), text())), Map.of()));
        plantDuplicate();
    }

    private void plantDuplicate() {
        Map<String, Object> form = Map.of(
                "personalInfo", Map.of("firstName", text(), "lastName", text(), "email", text() + "@exemple.fr"),
                "artistInfo", Map.of("name", text()),
                "source", Map.of("channel", "website"));
        duplicate = done(crm.post("/api/leads", form)).text("/id");
        done(on("/merging", Map.of("leadId", duplicate, "reason", text())));
    }

    private void plantCampaign() {
        campaign = done(on(
                        "/conversion",
                        Map.of(
                                "campaignName", text(),
                                "contractValue", Map.of("amount", "4500.00", "currency", "EUR"),
                                "type", "acquisition")))
                .text("/campaignId");
        Answer drafted = Eventually.found(() -> crm.get("/api/campaigns/" + campaign));
        ids.put("campaign", campaign);
        ids.put("drafted", drafted.text("/position"));
        group("/details", Map.of("name", text(), "description", text(), "type", "branding"));
        group(
                "/client-info",
                Map.of(
                        "artistName", text(),
                        "songTitle", text(),
                        "genre", List.of(text()),
                        "label", text(),
                        "isrc", canaries.isrc()));
        group(
                "/buyer",
                Map.of(
                        "name", text(),
                        "street", text(),
                        "city", text(),
                        "postalCode", text(),
                        "vatId", canaries.vatId(),
                        "registration", text()));
        group("/objectives", Map.of("primary", text(), "secondary", List.of(text())));
        group(
                "/budget",
                Map.of(
                        "allocated",
                        "1000.00",
                        "currency",
                        "EUR",
                        "billingModel",
                        "percentage",
                        "percentageOfSpend",
                        20));
        group("/timeline", Map.of("startDate", "2026-01-01", "endDate", "2026-12-31"));
        group(
                "/platforms/meta",
                Map.of(
                        "isActive",
                        true,
                        "config",
                        Map.of(
                                "adAccount", text(),
                                "externalCampaignIds", List.of(text()),
                                "pixelId", text(),
                                "campaignObjective", text(),
                                "budget", Map.of("bidStrategy", text(), "optimization", text()),
                                "targeting",
                                        Map.of(
                                                "demographics", Map.of("languages", List.of(text())),
                                                "interests", List.of(text()),
                                                "behaviors", List.of(text()),
                                                "lookalike", Map.of("enabled", true, "source", text()),
                                                "custom",
                                                        Map.of(
                                                                "enabled", true,
                                                                "type", text(),
                                                                "definition", Map.of(text(), text())),
                                                "geographic",
                                                        Map.of(
                                                                "countries", List.of(text()),
                                                                "regions", List.of(text()),
                                                                "cities", List.of(text()))))));
        String path = "/api/campaigns/" + campaign;
        Answer added = done(crm.post(
                path + "/creatives",
                Map.of(
                        "name", text(),
                        "type", "video",
                        "url", link(),
                        "thumbnail", link(),
                        "dimensions", Map.of("aspectRatio", text()),
                        "metadata", Map.of("format", text(), "quality", text()))));
        ids.put("creative", added.text("/creativeId"));
        done(crm.post(path + "/notes", Map.of("content", text(), "type", "review", "isInternal", true)));
        done(crm.post(path + "/budget-corrections", Map.of("amount", 12, "reason", text())));
        group("/team", Map.of("manager", crm.get("/api/me").text("/id")));
        List.of("activation", "pause", "activation", "completion", "reopening", "cancellation", "reopening")
                .forEach(order -> done(crm.post(path + "/" + order, Map.of("reason", text()))));
    }

    private void plantImport(int port) {
        String report = "Campaign name,Campaign ID,Account ID,Day,Amount spent (EUR),Impressions,Link clicks\n" + text()
                + "," + text() + "," + text() + ",2026-02-01,1.00,100,3\n";
        HttpResponse<String> answer =
                ReportUpload.send(port, crm, report, Map.of("platform", "meta", "campaign", campaign));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String id = read(answer.body()).at("/id").asText();
        ids.put("import", id);
        done(crm.post("/api/imports/" + id + "/confirmation", Map.of()));
        byte[] list = "Prénom,Nom\nZoé,Lune\n".getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> listed = ReportUpload.send(port, crm, "/api/imports/leads", list, Map.of());
        ids.put("leadImport", read(listed.body()).at("/id").asText());
        Map<String, String> rate = Map.of("rate", "0.9", "source", "BCE");
        done(crm.send("PUT", "/api/exchange-rates/ISK/EUR/2026-02-01", rate, Map.of()));
        String month = "/api/campaigns/" + campaign + "/invoices";
        done(crm.post(month, Map.of("periodStart", "2026-02-01", "periodEnd", "2026-02-28")));
        done(crm.post(month + "/1/cancellation", Map.of("reason", text())));
    }

    private static JsonNode read(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(body, unreadable);
        }
    }

    private static Answer done(Answer answer) {
        assertThat(answer.status()).as("%s", answer.raw().body()).isBetween(200, 201);
        return answer;
    }

    private Answer on(String path, Object body) {
        return crm.post(path(path), body);
    }

    private String path(String path) {
        return "/api/leads/" + lead + path;
    }

    private void group(String path, Object body) {
        String own = "/api/campaigns/" + campaign;
        String version = done(crm.get(own)).text("/version");
        done(crm.send("PUT", own + path, body, Map.of("If-Match", "\"" + version + "\"")));
    }
}
