package com.mdmc.crm.e2e.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One search over leads, campaigns, invoices and users. */
class SearchOverHttpTest {
    private final CrmClient admin = RunningCrm.shared().admin();
    private final CampaignScenario campaigns = new CampaignScenario(admin);

    @Test
    void findsALeadByWhatIsKnownOfIt() {
        String word = "zq" + Long.toString(System.nanoTime(), 36);
        String email = LeadForms.freshEmail();
        Map<String, Object> form = LeadForms.form(email);
        form.put("artistInfo", Map.of("name", "Les " + word + " du Cœur"));
        Map<String, Object> person = new HashMap<>(LeadForms.person(email));
        person.put("phone", "06 98 " + digits(3) + " " + digits(3));
        form.put("personalInfo", person);
        Answer captured = admin.post("/api/leads", form).expect(201);
        String lead = captured.text("/id");
        Staff.hired("agent", Staff.freshTeam()).given(captured);

        JsonNode byArtist = found(admin, word + " coeur");
        assertThat(byArtist).hasSize(1);
        assertThat(byArtist.at("/0/kind").asText()).isEqualTo("lead");
        assertThat(byArtist.at("/0/id").asText()).isEqualTo(lead);
        assertThat(byArtist.at("/0/title").asText()).isEqualTo("Les " + word + " du Cœur");
        assertThat(byArtist.at("/0/matched").asText()).isEqualTo("artistInfo.name");
        assertThat(found(admin, email).at("/0/matched").asText()).isEqualTo("personalInfo.email");
        JsonNode byPhone = found(admin, (String) person.get("phone"));
        assertThat(byPhone.findValuesAsText("id")).contains(lead);
        assertThat(byPhone.findValuesAsText("matched")).contains("personalInfo.phone");
        assertThat(found(Staff.hired("agent", Staff.freshTeam()).session(), word))
                .as("a colleague's lead")
                .isEmpty();
    }

    @Test
    void whatIsJustAsAskedForComesFirst() {
        String word = "xv" + Long.toString(System.nanoTime(), 36);
        String exact = named(word);
        named(word + " et les autres");
        assertThat(found(admin, word).findValuesAsText("id")).hasSize(2).first().isEqualTo(exact);
        assertThat(admin.get("/api/search?limit=1&q=" + word)
                        .expect(200)
                        .body()
                        .get("items")
                        .findValuesAsText("id"))
                .containsExactly(exact);
    }

    @Test
    void findsACampaignByItsRecordingAndAnInvoiceByItsNumber() {
        Answer active = campaigns.billable();
        String campaign = active.text("/id");
        Staff manager = Staff.hired("manager", Staff.freshTeam());
        String recording = "FRZ0398" + digits(5);
        Answer given = admin.put(
                        "/api/campaigns/" + campaign + "/team",
                        Map.of("manager", manager.id()),
                        active.body().get("version").asLong())
                .expect(200);
        admin.put(
                        "/api/campaigns/" + campaign + "/client-info",
                        Map.of("artistName", "Zoé Lune", "isrc", recording),
                        given.body().get("version").asLong())
                .expect(200);
        JsonNode byRecording = found(admin, recording);
        assertThat(byRecording.findValuesAsText("id")).contains(campaign);
        assertThat(byRecording.findValuesAsText("matched")).contains("clientInfo.isrc");
        String number = admin.post(
                        "/api/campaigns/" + campaign + "/invoices",
                        Map.of("periodStart", "2026-01-01", "periodEnd", "2026-01-31"))
                .expect(201)
                .text("/invoice/documentNumber");
        JsonNode invoice = found(admin, number.toLowerCase());
        assertThat(invoice).hasSize(1);
        assertThat(invoice.at("/0/kind").asText()).isEqualTo("invoice");
        assertThat(invoice.at("/0/id").asText()).isEqualTo(campaign + "/1");
        assertThat(found(Staff.hired("agent", Staff.freshTeam()).session(), number))
                .isEmpty();
    }

    @Test
    void findsAColleagueAndRefusesAnEmptyQuestion() {
        Staff agent = Staff.hired("agent", null);
        assertThat(found(admin, agent.email()).findValuesAsText("id")).containsExactly(agent.id());
        for (String question : List.of("", "%20", "a".repeat(300))) {
            admin.get("/api/search?q=" + question).expect(400);
        }
        admin.get("/api/search").expect(400);
        admin.get("/api/search?q=a&limit=0").expect(400);
        Staff.stranger().get("/api/search?q=a").expect(401);
    }

    private String named(String artist) {
        Map<String, Object> form = LeadForms.form();
        form.put("artistInfo", Map.of("name", artist));
        return admin.post("/api/leads", form).expect(201).text("/id");
    }

    private static String digits(int count) {
        String time = Long.toString(System.nanoTime());
        return time.substring(time.length() - count);
    }

    private static JsonNode found(CrmClient client, String question) {
        return client.get("/api/search?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8))
                .expect(200)
                .body()
                .get("items");
    }
}
