package com.mdmc.crm.e2e.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** An agenda is read by a calendar that knows its address, and by nobody who does not. */
class AgendaFeedTest {
    private final Staff agent = Staff.hired("agent", Staff.freshTeam());

    @Test
    void aCalendarReadsWhatItsOwnerHasToDo() {
        String lead = agent.given(LeadForms.queued("Calendrier; Lunaire")).text("/id");
        plan(lead, agent, "call", "2031-05-10T22:30:00Z", "Ne rien dire");
        String other = LeadForms.queued("Autre Agenda").text("/id");
        plan(other, Staff.hired("agent", Staff.freshTeam()), "call", "2031-05-11T22:30:00Z", "à un autre");
        Answer opened = open();
        assertThat(opened.text("/url")).endsWith("/api/agenda.ics?token=" + opened.text("/token"));

        Answer calendar = Eventually.that(
                () -> feed(opened.text("/token")),
                answer -> answer.status() == 200 && answer.raw().body().contains("VEVENT"));
        assertThat(calendar.raw().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/calendar"));
        assertThat(calendar.raw().headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(calendar.raw().body())
                .contains("X-WR-CALNAME:Relances\r\n", "DTSTART:20310510T223000Z\r\n")
                .contains("SUMMARY:Appel : Calendrier\\; Lunaire\r\n")
                .doesNotContain("Autre Agenda", "Ne rien dire");
        assertThat(calendar.raw().body().split("BEGIN:VEVENT", -1)).hasSize(2);
    }

    @Test
    void anAddressIsGoodUntilItIsReplacedClosedOrItsOwnerLeaves() {
        String first = open().text("/token");
        assertThat(feed(first).status()).isEqualTo(200);
        String second = open().text("/token");
        assertThat(feed(first).status()).as("replaced").isEqualTo(404);
        assertThat(feed(second).status()).isEqualTo(200);
        agent.session().delete("/api/me/agenda-feed").expect(200);
        assertThat(feed(second).status()).as("closed").isEqualTo(404);
        agent.session().delete("/api/me/agenda-feed").expect(200);

        String third = open().text("/token");
        assertThat(feed(third).status()).isEqualTo(200);
        Staff.admin()
                .post("/api/users/" + agent.id() + "/deactivation", Map.of())
                .expect(200);
        assertThat(feed(third).status()).as("left").isEqualTo(404);
        Staff.admin().post("/api/users/" + agent.id() + "/activation", Map.of()).expect(200);
        assertThat(feed(third).status()).as("come back").isEqualTo(404);
    }

    @Test
    void theSecretIsNowhereInTheStoreAndNoOtherTextOpensAnAgenda() {
        String token = open().text("/token");
        String secret = token.substring(token.indexOf('.') + 1);
        MongoDatabase database = RunningCrm.shared().server().context().getBean(MongoDatabase.class);
        List<String> holders = new ArrayList<>();
        for (String collection : database.listCollectionNames()) {
            for (Document each : database.getCollection(collection).find()) {
                if (each.toString().contains(secret)) {
                    holders.add(collection);
                }
            }
        }
        assertThat(holders).isEmpty();
        String id = token.substring(0, token.indexOf('.'));
        for (String wrong : List.of("x", id, id + ".", id + "." + "A".repeat(43), "." + secret)) {
            assertThat(feed(wrong).status()).as(wrong).isEqualTo(404);
        }
        String session = agent.session().post("/api/stream/ticket", Map.of()).text("/ticket");
        assertThat(feed(session).status()).as("another kind of secret").isEqualTo(404);
        Staff.stranger().get("/api/agenda.ics").expect(400);
        assertThat(Staff.stranger().post("/api/me/agenda-feed", Map.of()).status())
                .isEqualTo(401);
    }

    private Answer open() {
        return agent.session().post("/api/me/agenda-feed", Map.of()).expect(201);
    }

    private static Answer feed(String token) {
        CrmClient calendar = Staff.stranger();
        return calendar.send(
                "GET", "/api/agenda.ics?token=" + token, null, Map.of("Accept", "text/calendar, */*;q=0.5"));
    }

    private static void plan(String lead, Staff whose, String type, String at, String subject) {
        Map<String, ?> followUp =
                Map.of("type", type, "subject", subject, "assignedTo", whose.id(), "scheduledFor", at);
        Staff.admin().post("/api/leads/" + lead + "/follow-ups", followUp).expect(201);
    }
}
