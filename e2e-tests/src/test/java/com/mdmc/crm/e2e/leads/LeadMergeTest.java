package com.mdmc.crm.e2e.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Two records of one artist become one, and nothing of either is lost. */
@SuppressWarnings("unchecked")
class LeadMergeTest {
    private final CrmClient admin = RunningCrm.shared().admin();

    @Test
    void theSurvivorKeepsBothHistoriesAndTheOtherIsClosedForGood() {
        String survivor = LeadForms.captured(admin);
        String email = LeadForms.freshEmail();
        String duplicate =
                admin.post("/api/leads", LeadForms.form(email)).expect(201).text("/id");
        admin.post("/api/leads/" + duplicate + "/notes", Map.of("content", "vu au festival", "type", "meeting"))
                .expect(201);
        Answer merged = merge(survivor, duplicate).expect(200);

        JsonNode kept = admin.get("/api/leads/" + survivor, merged).expect(200).body();
        assertThat(kept.at("/lifecycle/mergedFrom/0").asText()).isEqualTo(duplicate);
        JsonNode gone = admin.get("/api/leads/" + duplicate, merged).expect(200).body();
        assertThat(gone.at("/lifecycle/mergedInto").asText()).isEqualTo(survivor);

        JsonNode lines = admin.get("/api/leads/" + survivor + "/activity", merged)
                .expect(200)
                .body()
                .get("items");
        assertThat(lines.findValuesAsText("subject")).contains(survivor, duplicate);
        assertThat(lines.toString()).contains("vu au festival");

        assertThat(LeadForms.stage(admin, duplicate, "contacted").expect(409).text("/code"))
                .isEqualTo("lead-merged");
        assertThat(admin.get("/api/leads?limit=200", merged).body().get("items").findValuesAsText("id"))
                .doesNotContain(duplicate);
        Answer known = admin.post("/api/leads", LeadForms.form(email)).expect(409);
        assertThat(known.text("/code")).isEqualTo("duplicate-lead");
        assertThat(known.body().toString()).contains(survivor).doesNotContain(duplicate);
    }

    @Test
    void theWorkOnTheDuplicateGoesOnAtTheSurvivorAndComesBackWhenTheMergeIsUndone() {
        String survivor = LeadForms.captured(admin);
        String email = LeadForms.freshEmail();
        String duplicate =
                admin.post("/api/leads", LeadForms.form(email)).expect(201).text("/id");
        Answer worked = worked(duplicate);
        admin.put("/api/leads/" + survivor + "/tags", Map.of("tags", List.of("garde")), 1L)
                .expect(200);
        JsonNode before = lead(survivor, worked);
        JsonNode gone = lead(duplicate, worked);

        Answer merged = merge(survivor, duplicate).expect(200);
        JsonNode both = lead(survivor, merged);
        assertThat(both.at("/notes")).isEqualTo(gone.at("/notes"));
        assertThat(both.at("/followUps/0/id")).isEqualTo(gone.at("/followUps/0/id"));
        assertThat(both.at("/communication/nextFollowUp")).isEqualTo(gone.at("/communication/nextFollowUp"));
        assertThat(both.at("/communication/contactAttempts").asInt()).isEqualTo(1);
        assertThat(both.at("/communication/lastContact")).isEqualTo(gone.at("/communication/lastContact"));
        assertThat(both.at("/analytics/pageViews").asInt()).isEqualTo(7);
        assertThat(both.at("/lifecycle/consents")).isEqualTo(gone.at("/lifecycle/consents"));
        assertThat(both.at("/pipeline/tags").toString()).isEqualTo("[\"garde\",\"autre\"]");
        assertThat(agenda(merged)).contains(survivor).doesNotContain(duplicate);
        assertThat(found(email, merged)).containsExactly(survivor);
        assertThat(activity(survivor, merged).findValuesAsText("type"))
                .containsOnlyOnce("LeadNoteAdded", "LeadFollowUpScheduled", "LeadContactAttempted");

        Answer undone =
                admin.delete("/api/leads/" + survivor + "/merging/" + duplicate).expect(200);
        assertThat(withoutStamps(lead(survivor, undone))).isEqualTo(withoutStamps(before));
        assertThat(withoutStamps(lead(duplicate, undone))).isEqualTo(withoutStamps(gone));
        assertThat(agenda(undone)).contains(duplicate).doesNotContain(survivor);
        assertThat(found(email, undone)).containsExactly(duplicate);
        LeadForms.stage(admin, duplicate, "contacted").expect(200);
        assertThat(admin.post("/api/leads", LeadForms.form(email)).expect(409).text("/leadId"))
                .isEqualTo(duplicate);
        admin.delete("/api/leads/" + survivor + "/merging/" + duplicate).expect(404);
    }

    @Test
    void aMergeIsUndoneOnlyWhileTheSurvivorIsAsItLeftIt() {
        String survivor = LeadForms.captured(admin);
        String duplicate = LeadForms.captured(admin);
        merge(survivor, duplicate).expect(200);
        LeadForms.stage(admin, survivor, "contacted").expect(200);
        assertThat(admin.delete("/api/leads/" + survivor + "/merging/" + duplicate)
                        .expect(409)
                        .text("/code"))
                .isEqualTo("lead-changed-since");
    }

    @Test
    void leadsOfOneArtistAreSuggestedWithTheReason() {
        String artist = "L\u2019\u00c9cho " + UUID.randomUUID();
        String phone = "+3361%07d".formatted(ThreadLocalRandom.current().nextInt(10_000_000));
        String lead = captured(artist, phone);
        String samePhone = captured("Autre " + UUID.randomUUID(), phone);
        String sameBoth = captured(artist.toUpperCase(Locale.FRENCH), phone);
        String sameArtist = captured(artist.replace("\u2019", "'").replace("\u00c9", "E"), null);
        String other = captured(artist + " et les autres", null);
        Answer last = admin.get("/api/leads/" + other);
        JsonNode suggested = admin.get("/api/leads/" + lead + "/duplicates", last)
                .expect(200)
                .body();
        assertThat(suggested.findValuesAsText("leadId")).containsExactly(sameBoth, samePhone, sameArtist);
        assertThat(suggested.at("/0/score").asInt()).isEqualTo(100);
        assertThat(suggested.at("/0/reasons").toString()).isEqualTo("[\"phone\",\"artist-name\"]");
        assertThat(suggested.at("/2/reasons").toString()).isEqualTo("[\"artist-name\"]");

        Answer merged = merge(lead, sameBoth).expect(200);
        assertThat(admin.get("/api/leads/" + lead + "/duplicates", merged)
                        .body()
                        .findValuesAsText("leadId"))
                .containsExactly(samePhone, sameArtist);
    }

    private String captured(String artist, String phone) {
        Map<String, Object> form = new HashMap<>(LeadForms.form(LeadForms.freshEmail()));
        Map<String, Object> person = new HashMap<>((Map<String, Object>) form.get("personalInfo"));
        person.put("firstName", "Ana");
        person.put("lastName", "N" + UUID.randomUUID());
        person.put("phone", phone);
        form.put("personalInfo", person);
        form.put("artistInfo", Map.of("name", artist));
        return admin.post("/api/leads", form).expect(201).text("/id");
    }

    private Answer worked(String lead) {
        String path = "/api/leads/" + lead;
        String note = admin.post(path + "/notes", Map.of("content", "vu au festival", "type", "meeting"))
                .expect(201)
                .text("/noteId");
        admin.put(path + "/notes/" + note, Map.of("content", "vu au Printemps"), 2L)
                .expect(200);
        admin.post(path + "/contacts", Map.of("method", "phone", "outcome", "answered", "at", "2026-11-20T10:00:00Z"))
                .expect(200);
        admin.put(path + "/tags", Map.of("tags", List.of("autre")), 4L).expect(200);
        admin.put(
                        path + "/consent",
                        Map.of(
                                "purpose", "marketing",
                                "legalBasis", "consent",
                                "granted", true,
                                "source", "appel",
                                "date", "2026-11-20"),
                        5L)
                .expect(200);
        admin.post(path + "/engagement", Map.of("pageViews", 7)).expect(200);
        return admin.post(
                        path + "/follow-ups",
                        Map.of("type", "call", "subject", "rappeler", "scheduledFor", "2027-12-10T10:00:00Z"))
                .expect(201);
    }

    private JsonNode lead(String id, Answer after) {
        return admin.get("/api/leads/" + id, after).expect(200).body();
    }

    private static JsonNode withoutStamps(JsonNode lead) {
        return ((ObjectNode) lead.deepCopy()).without(List.of("version", "position", "updatedAt"));
    }

    private List<String> agenda(Answer after) {
        return admin.get("/api/agenda?limit=200&from=2027-12-10&to=2027-12-11", after)
                .expect(200)
                .body()
                .findValuesAsText("leadId");
    }

    private List<String> found(String email, Answer after) {
        List<String> ids = new ArrayList<>();
        admin.get("/api/leads?q=" + email, after)
                .expect(200)
                .body()
                .at("/items")
                .forEach(lead -> ids.add(lead.at("/id").asText()));
        return ids;
    }

    private JsonNode activity(String lead, Answer after) {
        return admin.get("/api/leads/" + lead + "/activity", after).expect(200).body();
    }

    @Test
    void aLeadIsNotMergedWithItselfNorWithWhatIsNotThere() {
        String lead = LeadForms.captured(admin);
        assertThat(merge(lead, lead).status()).isIn(400, 409);
        assertThat(List.of(400, 404, 409)).contains(merge(lead, "lead-unknown").status());
    }

    private Answer merge(String survivor, String duplicate) {
        return admin.post("/api/leads/" + survivor + "/merging", Map.of("leadId", duplicate, "reason", "même artiste"));
    }
}
