package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.RunningCrm;
import com.mdmc.crm.e2e.query.LiveClient.Message;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever listens is told of what they may read, of nothing else, and no longer than they may. */
class LiveUpdatesTest {

    @Test
    void aChangeIsToldWithItsPositionAndWithoutWhatIsInIt() throws IOException, InterruptedException {
        try (LiveClient live = LiveClient.open(QueryStaff.admin(), null)) {
            Answer captured = QueryStaff.captured("Marguerite", "Duras", QueryStaff.freshEmail(), "Les Impudents");
            Message told = live.until(captured.position()).stream()
                    .filter(message -> message.id() == captured.position())
                    .findFirst()
                    .orElseThrow();

            assertThat(live.status()).contains("200");
            assertThat(told.data().at("/position").asLong()).isEqualTo(captured.position());
            assertThat(told.data().at("/changes/0/type").asText()).isEqualTo("LeadCaptured");
            assertThat(told.data().at("/changes/0/resource").asText()).isEqualTo("lead");
            assertThat(told.data().at("/changes/0/id").asText()).isEqualTo(captured.text("/id"));
            assertThat(told.data().at("/changes/0/version").asLong()).isEqualTo(1);
            assertThat(live.raw()).doesNotContain("Marguerite", "Duras", "exemple.fr", "Impudents");
        }
    }

    @Test
    void whoIsToldFindsTheChangeAtOnce() throws IOException, InterruptedException {
        try (LiveClient live = LiveClient.open(QueryStaff.admin(), null)) {
            for (int i = 0; i < 20; i++) {
                Answer captured = QueryStaff.captured("Artiste " + i);
                live.until(captured.position());
                QueryStaff.admin().get("/api/leads/" + captured.text("/id")).expect(200);
            }
        }
    }

    @Test
    void agentsAreToldOfTheirOwnAndOfTheQueueAlone() throws IOException, InterruptedException {
        QueryStaff agent = QueryStaff.hired("agent", "denis");
        QueryStaff colleague = QueryStaff.hired("agent", "denis");
        Answer own = QueryStaff.captured("Own");
        Answer others = QueryStaff.captured("Others");
        agent.given(own);
        Answer ready = colleague.given(others);
        try (LiveClient live = LiveClient.open(agent.session(), ready.position())) {
            Answer secret = note(QueryStaff.admin(), own, true);
            Answer open = note(QueryStaff.admin(), own, false);
            Answer unseen = stage(others);
            // What is told goes by the rights of that moment: the lead is taken away only after the note was told.
            List<Message> told = new ArrayList<>(live.until(open.position()));
            Answer taken = colleague.given(own);
            Answer after = stage(own);
            Answer queued = QueryStaff.captured("In the queue");
            told.addAll(live.until(queued.position()));

            assertThat(told).extracting(Message::id).contains(open.position(), taken.position(), queued.position());
            assertThat(told)
                    .extracting(Message::id)
                    .doesNotContain(secret.position(), unseen.position(), after.position());
            assertThat(live.raw()).doesNotContain(others.text("/id"));
            assertThat(visibleAt(told, taken.position())).isFalse();
            assertThat(visibleAt(told, open.position())).isTrue();
        }
    }

    @Test
    void campaignsOfAnotherTeamAreNotTold() throws IOException, InterruptedException {
        QueryStaff agent = QueryStaff.hired("agent", "denis");
        QueryStaff outsider = QueryStaff.hired("manager", "marine");
        try (LiveClient live = LiveClient.open(agent.session(), null)) {
            Answer theirs = campaignOf(outsider);
            Answer own = campaignOf(agent);
            List<Message> told = live.until(own.position());
            assertThat(told).extracting(Message::id).contains(own.position()).doesNotContain(theirs.position());
            assertThat(live.raw()).doesNotContain(theirs.text("/id"), outsider.id());
        }
    }

    @Test
    void rightsThatGrowOrShrinkCountAtOnce() throws IOException, InterruptedException {
        QueryStaff agent = QueryStaff.hired("agent", "denis", Map.of("leads", Map.of("read", false)));
        try (LiveClient live = LiveClient.open(agent.session(), null)) {
            Answer before = QueryStaff.captured("Before");
            QueryStaff.admin()
                    .put("/api/users/" + agent.id() + "/permissions", Map.of(), versionOf(agent.id()))
                    .expect(200);
            Thread.sleep(1_000);
            Answer after = QueryStaff.captured("After");
            List<Message> told = live.until(after.position());
            assertThat(told).extracting(Message::id).contains(after.position()).doesNotContain(before.position());
        }
    }

    @Test
    void aStreamEndsWithItsSession() throws IOException, InterruptedException {
        QueryStaff agent = QueryStaff.hired("agent", "denis");
        try (LiveClient live = LiveClient.open(agent.session(), null)) {
            agent.session().post("/api/auth/logout", null);
            assertThat(live.millisUntilEnd(5_000)).isBetween(0L, 1_000L);
        }
    }

    @Test
    void aStreamEndsWhenItsUserIsDeactivated() throws IOException, InterruptedException {
        QueryStaff agent = QueryStaff.hired("agent", "denis");
        try (LiveClient live = LiveClient.open(agent.session(), null)) {
            QueryStaff.admin()
                    .post("/api/users/" + agent.id() + "/deactivation", null)
                    .expect(200);
            assertThat(live.millisUntilEnd(5_000)).isBetween(0L, 1_000L);
        }
    }

    @Test
    void thePlaceToResumeFromMustBeOne() {
        assertThat(resume("yesterday")).isEqualTo("wrong-type");
        assertThat(resume("999999999")).isEqualTo("out-of-range");
        assertThat(resume("-1")).isEqualTo("out-of-range");
        RunningCrm.shared().stranger().get("/api/stream").expect(401);
    }

    @Test
    void oneUserDoesNotHoldMoreThanTenLines() throws IOException, InterruptedException {
        QueryStaff agent = QueryStaff.hired("agent", "denis");
        LiveClient first = LiveClient.open(agent.session(), null);
        List<LiveClient> more = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            more.add(LiveClient.open(agent.session(), null));
        }
        assertThat(first.millisUntilEnd(2_000)).isNotNegative();
        for (LiveClient client : more) {
            assertThat(client.millisUntilEnd(1)).isEqualTo(-1);
            client.close();
        }
    }

    private static String resume(String position) {
        Map<String, String> headers = Map.of("Last-Event-ID", position, "Accept", "text/event-stream");
        return QueryStaff.admin()
                .send("GET", "/api/stream", null, headers)
                .expect(400)
                .text("/errors/0/code");
    }

    private static boolean visibleAt(List<Message> told, long position) {
        return told.stream()
                .filter(message -> message.id() == position)
                .findFirst()
                .orElseThrow()
                .data()
                .at("/changes/0/visible")
                .asBoolean();
    }

    private static Answer note(CrmClient by, Answer lead, boolean secret) {
        return by.post(
                "/api/leads/" + lead.text("/id") + "/notes",
                Map.of("content", "à rappeler", "type", "note", "isPrivate", secret));
    }

    private static Answer stage(Answer lead) {
        return QueryStaff.admin()
                .post("/api/leads/" + lead.text("/id") + "/stage", Map.of("stage", "contacted"))
                .expect(200);
    }

    private static Answer campaignOf(QueryStaff manager) {
        Map<String, ?> body = Map.of("name", "Campagne", "type", "branding", "team", Map.of("manager", manager.id()));
        return QueryStaff.admin().post("/api/campaigns", body).expect(201);
    }

    private static long versionOf(String user) {
        return QueryStaff.admin()
                .get("/api/users/" + user)
                .body()
                .at("/version")
                .asLong();
    }
}
