package com.mdmc.crm.e2e.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is left of a person whose data was erased: nothing that can be read, and sums as before. */
class LeadErasureTest {
    private static final int LEADS = Integer.getInteger("erasure.leads", 50);
    // Every planted value contains one of these, so that finding neither is finding none of them.
    private static final String MARKER = "zqxjkvwy";
    private static final String NUMBERS = "+336987654";
    // As the sort key of a living lead's artist has it.
    private static final String LIVING = "qvzkvivant";

    private final RunningCrm crm = RunningCrm.shared();
    private final CrmClient admin = crm.admin();

    private Answer latest;

    @Test
    void nothingErasedIsFoundInAnyFile() {
        List<String> leads = new ArrayList<>();
        for (int i = 0; i < LEADS; i++) {
            leads.add(planted(i));
        }
        for (int i = 0; i < LEADS; i++) {
            Map<String, Object> living = LeadForms.form(LeadForms.freshEmail());
            living.put("artistInfo", Map.of("name", LIVING + i));
            latest = admin.post("/api/leads", living).expect(201);
        }
        long before = total();
        for (String lead : leads) {
            latest = erase(lead).expect(200);
        }
        admin.get("/api/leads/" + leads.get(leads.size() - 1), latest).expect(200);
        Path data = Path.of(crm.server().context().getEnvironment().getRequiredProperty("crm.data"));
        assertThat(ByteSearch.of(LIVING, data))
                .as("the search finds what is there")
                .isNotEmpty();
        assertThat(ByteSearch.of(MARKER, data)).isEmpty();
        assertThat(ByteSearch.of(NUMBERS, data)).isEmpty();
        assertThat(total()).isEqualTo(before);
    }

    @Test
    void workOnAnErasedLeadEnds() {
        String lead = admin.post("/api/leads", LeadForms.form(LeadForms.freshEmail()))
                .expect(201)
                .text("/id");
        Answer planned = admin.post(
                        "/api/leads/" + lead + "/follow-ups",
                        Map.of("type", "call", "subject", "Appeler", "scheduledFor", "2098-01-01T10:00:00Z"))
                .expect(201);
        String agenda = "/api/agenda?from=2098-01-01T00:00:00Z&to=2098-01-02T00:00:00Z";
        assertThat(admin.get(agenda, planned).raw().body()).contains(lead);
        Answer erased = erase(lead).expect(200);

        assertThat(admin.get(agenda, erased).raw().body()).doesNotContain(lead);
    }

    @Test
    void anErasedLeadReadsAsErasedEverywhere() {
        String email = "effacee." + MARKER + System.nanoTime() + "@exemple.fr";
        Map<String, Object> form = LeadForms.form(email);
        form.put("source", Map.of("channel", "website", "ip", "192.0.2.7", "userAgent", "Navigateur " + MARKER));
        Answer captured = admin.post("/api/leads", form).expect(201);
        String lead = captured.text("/id");
        assertThat(admin.get("/api/leads/" + lead, captured).text("/source/ip")).isEqualTo("192.0.2.7");
        Eventually.that(
                () -> admin.get("/api/leads?q=" + email),
                answer -> answer.body().get("items").size() == 1);
        Answer erased = erase(lead).expect(200);
        assertThat(erase(lead).expect(200).text("/version")).isEqualTo(erased.text("/version"));
        JsonNode view = admin.get("/api/leads/" + lead, erased).expect(200).body();
        assertThat(view.at("/personalInfo/lastName").asText()).isEqualTo("[erased]");
        assertThat(view.at("/personalInfo/email").asText()).isEqualTo("[erased]");
        assertThat(view.at("/artistInfo/name").asText()).isEqualTo("[erased]");
        assertThat(view.at("/source/ip").asText()).isEqualTo("[erased]");
        assertThat(view.at("/source/userAgent").asText()).isEqualTo("[erased]");
        assertThat(admin.get("/api/leads/" + lead + "/activity").raw().body())
                .doesNotContain(MARKER)
                .contains("[erased]");
        assertThat(admin.get("/api/leads?q=" + email, erased).body().get("items"))
                .isEmpty();
        Answer certificate =
                admin.get("/api/leads/" + lead + "/erasure-certificate").expect(200);
        assertThat(certificate.body().get("position").asLong()).isEqualTo(erased.position());
        assertThat(certificate.text("/reason")).isEqualTo("demande de la personne");
        assertThat(LeadForms.stage(admin, lead, "contacted").expect(409).text("/code"))
                .isEqualTo("lead-erased");
        Answer note = admin.post("/api/leads/" + lead + "/notes", Map.of("content", "trop tard", "type", "note"));
        assertThat(note.expect(409).text("/code")).isEqualTo("lead-erased");
        admin.post("/api/leads", LeadForms.form(email)).expect(201);
    }

    @Test
    void otherLeadsOfThePersonAreNamed() {
        String email = LeadForms.freshEmail();
        String lost = captured(email);
        admin.post("/api/leads/" + lost + "/loss", Map.of("reason", "pas de budget"))
                .expect(200);
        String archived = captured(email.toUpperCase(Locale.ROOT));
        admin.post("/api/leads/" + archived + "/archiving", null).expect(200);
        String another = captured(LeadForms.freshEmail());
        String current = captured(email);

        Answer erased = erase(current).expect(200);
        assertThat(named(erased.body())).containsExactlyInAnyOrder(lost, archived);
        assertThat(named(erase(current).expect(200).body())).containsExactlyInAnyOrder(lost, archived);
        assertThat(named(certificate(current))).containsExactlyInAnyOrder(lost, archived);
        String text = Eventually.found(() -> admin.get("/api/leads/" + current + "/erasure-certificate/text"))
                .raw()
                .body();
        assertThat(text)
                .contains("not covered: lead " + lost + ", of the same address or person\n")
                .contains(archived)
                .doesNotContain(another);

        assertThat(named(erase(lost).expect(200).body())).containsExactly(archived);
        assertThat(named(certificate(current))).containsExactly(archived);
        assertThat(named(erase(archived).expect(200).body())).isEmpty();
        assertThat(named(certificate(current))).isEmpty();
    }

    @Test
    void aDuplicateThatIsErasedAloneNamesTheLeadItWasMergedInto() {
        String survivor = captured(LeadForms.freshEmail());
        String duplicate = captured(LeadForms.freshEmail());
        latest = admin.post("/api/leads/" + survivor + "/merging", Map.of("leadId", duplicate))
                .expect(200);
        assertThat(named(erase(duplicate).expect(200).body())).containsExactly(survivor);
        assertThat(named(certificate(duplicate))).containsExactly(survivor);

        assertThat(named(erase(survivor).expect(200).body())).isEmpty();
        assertThat(named(certificate(duplicate))).isEmpty();
    }

    private String captured(String email) {
        latest = admin.post("/api/leads", LeadForms.form(email)).expect(201);
        return latest.text("/id");
    }

    private JsonNode certificate(String lead) {
        return admin.get("/api/leads/" + lead + "/erasure-certificate")
                .expect(200)
                .body();
    }

    private static List<String> named(JsonNode answer) {
        List<String> leads = new ArrayList<>();
        answer.get("otherLeads").forEach(lead -> leads.add(lead.asText()));
        return leads;
    }

    @Test
    void everythingHeldOnAPersonCanBeHandedOut() {
        String lead = LeadForms.captured(admin);
        Answer noted = admin.post(
                        "/api/leads/" + lead + "/notes",
                        Map.of("content", "rappeler jeudi", "type", "call", "isPrivate", true))
                .expect(201);
        JsonNode export = admin.get("/api/leads/" + lead + "/subject-export", noted)
                .expect(200)
                .body();
        assertThat(export.at("/records/0/personalInfo/firstName").asText()).isEqualTo("Zoé");
        assertThat(export.at("/records/0/notes/0/content").asText()).isEqualTo("rappeler jeudi");
        assertThat(export.get("history").findValuesAsText("type")).contains("LeadCaptured", "LeadNoteAdded");
    }

    private String planted(int i) {
        Map<String, Object> form = LeadForms.form("a" + i + "." + MARKER + System.nanoTime() + "@exemple.fr");
        Map<String, Object> person =
                new HashMap<>(LeadForms.person("a" + i + "." + MARKER + System.nanoTime() + "@exemple.fr"));
        person.put("firstName", "Prénom " + MARKER + i);
        person.put("lastName", "Nom " + MARKER + i);
        person.put("phone", NUMBERS + String.format("%02d", i % 100));
        person.put("address", Map.of("street", i + " rue " + MARKER, "city", "Ville " + MARKER + i));
        form.put("personalInfo", person);
        form.put("artistInfo", Map.of("name", "Artiste " + i));
        form.put("source", Map.of("channel", "website", "ip", "10.0.0." + i, "userAgent", "Agent " + MARKER + i));
        String id = admin.post("/api/leads", form).expect(201).text("/id");
        admin.post("/api/leads/" + id + "/notes", Map.of("content", "note " + MARKER + i, "type", "note"))
                .expect(201);
        latest = admin.post(
                        "/api/leads/" + id + "/follow-ups",
                        Map.of("type", "call", "subject", "rappel " + MARKER + i, "scheduledFor", "2031-01-01T10:00"))
                .expect(201);
        return id;
    }

    private Answer erase(String lead) {
        return admin.post("/api/leads/" + lead + "/erasure", Map.of("reason", "demande de la personne"));
    }

    private long total() {
        return admin.get("/api/leads?limit=1&count=exact", latest)
                .expect(200)
                .body()
                .at("/page/total")
                .asLong();
    }
}
