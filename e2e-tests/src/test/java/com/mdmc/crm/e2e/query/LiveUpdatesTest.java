package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.query.LiveClient.Message;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever listens is told of what they may read, of nothing else, and no longer than they may. */
class LiveUpdatesTest {

    @Test
    void aChangeIsToldWithItsPositionAndWithoutWhatIsInIt() throws IOException, InterruptedException {
        try (LiveClient live = LiveClient.open(Staff.admin(), null)) {
            Answer captured = LeadForms.queued("Marguerite", "Duras", LeadForms.freshEmail(), "Les Impudents");
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
        try (LiveClient live = LiveClient.open(Staff.admin(), null)) {
            for (int i = 0; i < 20; i++) {
                Answer captured = LeadForms.queued("Artiste " + i);
                live.until(captured.position());
                Staff.admin().get("/api/leads/" + captured.text("/id")).expect(200);
            }
        }
    }

    @Test
    void agentsAreToldOfTheirOwnAndOfTheQueueAlone() throws IOException, InterruptedException {
        Staff agent = Staff.hired("agent", "denis");
        Staff colleague = Staff.hired("agent", "denis");
        Answer own = LeadForms.queued("Own");
        Answer others = LeadForms.queued("Others");
        agent.given(own);
        Answer ready = colleague.given(others);
        try (LiveClient live = LiveClient.open(agent.session(), ready.position())) {
            Answer secret = note(Staff.admin(), own, true);
            Answer open = note(Staff.admin(), own, false);
            Answer unseen = stage(others);
            // What is told goes by the rights of that moment: the lead is taken away only after the note was told.
            List<Message> told = new ArrayList<>(live.until(open.position()));
            Answer taken = colleague.given(own);
            Answer after = stage(own);
            Answer queued = LeadForms.queued("In the queue");
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
        Staff agent = Staff.hired("agent", "denis");
        Staff outsider = Staff.hired("manager", "marine");
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
        Staff agent = Staff.hired("agent", "denis", Map.of("leads", Map.of("read", false)));
        try (LiveClient live = LiveClient.open(agent.session(), null)) {
            Answer before = LeadForms.queued("Before");
            Staff.admin()
                    .put("/api/users/" + agent.id() + "/permissions", Map.of(), versionOf(agent.id()))
                    .expect(200);
            Set<Long> after = new HashSet<>();
            Set<Long> told = new HashSet<>();
            Eventually.that(
                    () -> {
                        after.add(LeadForms.queued("After").position());
                        live.soFar().forEach(message -> told.add(message.id()));
                        return told;
                    },
                    known -> known.stream().anyMatch(after::contains));
            assertThat(told).doesNotContain(before.position());
        }
    }

    @Test
    void aStreamEndsWithItsSession() throws IOException, InterruptedException {
        Staff agent = Staff.hired("agent", "denis");
        try (LiveClient live = LiveClient.open(agent.session(), null)) {
            agent.session().post("/api/auth/logout", null);
            assertThat(live.ends()).isTrue();
        }
    }

    @Test
    void aStreamEndsWhenItsUserIsDeactivated() throws IOException, InterruptedException {
        Staff agent = Staff.hired("agent", "denis");
        try (LiveClient live = LiveClient.open(agent.session(), null)) {
            Staff.admin()
                    .post("/api/users/" + agent.id() + "/deactivation", null)
                    .expect(200);
            assertThat(live.ends()).isTrue();
        }
    }

    @Test
    void theOwnerOfAnInboxIsToldHowMuchIsUnread() throws IOException, InterruptedException {
        Staff agent = Staff.hired("agent", "denis");
        Staff colleague = Staff.hired("agent", "denis");
        try (LiveClient live = LiveClient.open(agent.session(), null);
                LiveClient other = LiveClient.open(colleague.session(), null)) {
            agent.given(LeadForms.queued("First"));
            agent.given(LeadForms.queued("Second"));
            assertThat(unreadTold(live)).isEqualTo(1);
            assertThat(unreadTold(live)).isEqualTo(2);
            agent.session().post("/api/notifications/read", Map.of("all", true)).expect(200);
            assertThat(unreadTold(live)).isZero();
            other.until(LeadForms.queued("Last").position());
            assertThat(other.raw()).doesNotContain("inbox", agent.id());
        }
    }

    private static Optional<JsonNode> nextChange(LiveClient live) {
        try {
            return Optional.ofNullable(live.next(50))
                    .map(message -> message.data().at("/changes/0"));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static int unreadTold(LiveClient live) {
        return Eventually.that(
                        () -> nextChange(live),
                        change -> change.filter(
                                        found -> found.at("/resource").asText().equals("inbox"))
                                .isPresent())
                .orElseThrow()
                .at("/unread")
                .asInt();
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
        Staff agent = Staff.hired("agent", "denis");
        LiveClient first = LiveClient.open(agent.session(), null);
        List<LiveClient> more = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            more.add(LiveClient.open(agent.session(), null));
        }
        assertThat(first.ends()).isTrue();
        for (LiveClient client : more) {
            assertThat(client.isOpen()).isTrue();
            client.close();
        }
    }

    private static String resume(String position) {
        Map<String, String> headers = Map.of("Last-Event-ID", position, "Accept", "text/event-stream");
        return Staff.admin()
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
        return Staff.admin()
                .post("/api/leads/" + lead.text("/id") + "/stage", Map.of("stage", "contacted"))
                .expect(200);
    }

    private static Answer campaignOf(Staff manager) {
        Map<String, ?> body = Map.of("name", "Campagne", "type", "branding", "team", Map.of("manager", manager.id()));
        return Staff.admin().post("/api/campaigns", body).expect(201);
    }

    private static long versionOf(String user) {
        return Staff.admin().get("/api/users/" + user).body().at("/version").asLong();
    }
}
