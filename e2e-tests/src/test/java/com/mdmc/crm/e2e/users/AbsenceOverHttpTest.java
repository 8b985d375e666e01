package com.mdmc.crm.e2e.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody goes on holiday: new leads go to others, and a substitute is told of what falls due. */
class AbsenceOverHttpTest {
    private final CrmClient admin = RunningCrm.shared().admin();
    private String team;
    private Staff away;
    private Staff colleague;

    @BeforeEach
    void aTeamOfItsOwn() {
        team = Staff.freshTeam();
        away = Staff.verifiedAgent(team, List.of("tiktok"));
        colleague = Staff.verifiedAgent(team, List.of("tiktok"));
    }

    @Test
    void newLeadsPassByWhoeverIsAwayNow() {
        for (int i = 0; i < 3; i++) {
            colleague.given(LeadForms.queued("Vacances"));
        }
        plan(away, 1, 9, colleague);
        assertThat(assigned().text("/assignment/assignedTo"))
                .as("from tomorrow on")
                .isEqualTo(away.id());
        plan(away, 0, 9, colleague);
        for (int i = 0; i < 3; i++) {
            assertThat(assigned().text("/assignment/assignedTo")).isEqualTo(colleague.id());
        }
        plan(colleague, -3, 0, away);
        Answer refused = auto();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("no-candidate");

        away.session().delete("/api/users/" + away.id() + "/absence").expect(200);
        assertThat(assigned().text("/assignment/assignedTo")).isEqualTo(away.id());
    }

    @Test
    void theSubstituteIsToldOfWhatFallsDue() {
        Answer lead = away.given(LeadForms.queued("Congés Payés"));
        plan(away, -1, 1, colleague);
        remind(lead, "pendant l'absence");
        JsonNode told = inbox(colleague, 1).at("/items/0");
        assertThat(told.at("/type").asText()).isEqualTo("follow-up-due");
        assertThat(told.at("/resourceId").asText()).isEqualTo(lead.text("/id"));

        admin.delete("/api/users/" + away.id() + "/absence").expect(200);
        remind(lead, "au retour");
        assertThat(inbox(away, 2).findValuesAsText("type")).containsExactly("follow-up-due", "lead-assigned");
        assertThat(inbox(colleague, 1).findValuesAsText("type")).containsExactly("follow-up-due");
    }

    @Test
    void anAbsenceShowsAndIsOnesOwnOrAnAdministratorsToPlan() {
        Answer planned = plan(away, 3, 5, colleague);
        JsonNode shown = admin.get("/api/users/" + away.id(), planned).body().get("absence");
        assertThat(shown.get("from").asText()).isEqualTo(day(3));
        assertThat(shown.get("to").asText()).isEqualTo(day(5));
        assertThat(shown.get("substitute").asText()).isEqualTo(colleague.id());
        assertThat(inDirectory(planned).get("absence")).isEqualTo(shown);
        assertThat(plan(away, 3, 5, colleague).body().get("version"))
                .as("the same again")
                .isEqualTo(planned.body().get("version"));

        Map<String, ?> absence = body(3, 5, colleague.id());
        assertThat(colleague
                        .session()
                        .send("PUT", path(away), absence, Map.of())
                        .status())
                .isBetween(403, 404);
        Answer cancelled = admin.delete(path(away)).expect(200);
        assertThat(inDirectory(cancelled).get("absence").isNull()).isTrue();
    }

    @Test
    void aSubstituteIsSomebodyElseWithAnOpenAccount() {
        Answer oneself = tried(body(0, 1, away.id()));
        assertThat(oneself.status()).isEqualTo(400);
        assertThat(oneself.text("/errors/0/field")).isEqualTo("substitute");
        assertThat(oneself.text("/errors/0/message"))
                .isEqualTo("Personne ne peut se remplacer soi-même : choisissez un collègue.");
        assertThat(tried(body(0, 1, "user-nobody")).text("/errors/0/code")).isEqualTo("unknown-user");
        assertThat(tried(body(1, 0, colleague.id())).text("/errors/0/field")).isEqualTo("to");
        assertThat(tried(Map.of("from", day(0), "to", day(1))).text("/errors/0/field"))
                .isEqualTo("substitute");
        admin.post("/api/users/" + colleague.id() + "/deactivation", Map.of()).expect(200);
        Answer gone = tried(body(0, 1, colleague.id()));
        assertThat(gone.status()).isEqualTo(409);
        assertThat(gone.text("/code")).isEqualTo("inactive-user");
    }

    private JsonNode inDirectory(Answer after) {
        for (JsonNode each : colleague
                .session()
                .get("/api/directory", after)
                .expect(200)
                .body()
                .get("items")) {
            if (each.get("id").asText().equals(away.id())) {
                return each;
            }
        }
        throw new AssertionError("not in the directory");
    }

    private Answer plan(Staff person, int from, int to, Staff substitute) {
        return person.session()
                .send("PUT", path(person), body(from, to, substitute.id()), Map.of())
                .expect(200);
    }

    private Answer tried(Map<String, ?> absence) {
        return away.session().send("PUT", path(away), absence, Map.of());
    }

    private static String path(Staff person) {
        return "/api/users/" + person.id() + "/absence";
    }

    private static Map<String, ?> body(int from, int to, String substitute) {
        return Map.of("from", day(from), "to", day(to), "substitute", substitute);
    }

    private static String day(int fromToday) {
        return LocalDate.ofInstant(RunningCrm.clock().instant(), ZoneId.of("Europe/Paris"))
                .plusDays(fromToday)
                .toString();
    }

    private Answer assigned() {
        return auto().expect(200);
    }

    private Answer auto() {
        Map<String, Object> form = LeadForms.form();
        form.put("businessInfo", Map.of("platforms", List.of("tiktok")));
        String lead = admin.post("/api/leads", form).expect(201).text("/id");
        CrmClient manager = Staff.hired("manager", team).session();
        Answer done = manager.post("/api/leads/" + lead + "/assignment", Map.of("auto", true));
        return done.status() == 200 ? admin.get("/api/leads/" + lead, done) : done;
    }

    private void remind(Answer lead, String subject) {
        Map<String, ?> followUp = Map.of(
                "type",
                "call",
                "subject",
                subject,
                "assignedTo",
                away.id(),
                "scheduledFor",
                RunningCrm.clock().instant().plus(Duration.ofMinutes(5)).toString());
        admin.post("/api/leads/" + lead.text("/id") + "/follow-ups", followUp).expect(201);
        RunningCrm.clock().forward(Duration.ofMinutes(6));
    }

    private static JsonNode inbox(Staff person, int size) {
        return Eventually.that(
                        () -> person.session().get("/api/notifications"),
                        inbox -> inbox.body().get("items").size() >= size)
                .body();
    }
}
