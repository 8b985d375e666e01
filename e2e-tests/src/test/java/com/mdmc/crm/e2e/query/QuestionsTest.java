package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the conventions promise of every question: naming what is wrong, waiting, not answering the same twice. */
class QuestionsTest {
    private final CrmClient crm = Staff.admin();

    @Test
    void whatIsUnchangedIsNotSentAgain() {
        Answer lead = LeadForms.queued("Inchangée");
        String path = "/api/leads/" + lead.text("/id");
        String tag = crm.get(path, lead).expect(200).header("ETag").orElseThrow();
        Answer again = crm.send("GET", path, null, Map.of("If-None-Match", tag)).expect(304);
        assertThat(again.header("X-Position")).isPresent();
        crm.post(path + "/stage", Map.of("stage", "contacted")).expect(200);
        Answer changed = crm.post(path + "/notes", Map.of("content", "vu", "type", "note", "isPrivate", false));
        crm.send("GET", path + "?after=" + changed.position(), null, Map.of("If-None-Match", tag))
                .expect(200);
    }

    @Test
    void whatMovedBesideTheStreamIsSentAgainAndItsTagStillServesAnOrder() {
        Answer lead = LeadForms.queued("Suivie de près");
        String path = "/api/leads/" + lead.text("/id");
        String plain = crm.get(path, lead).header("ETag").orElseThrow();
        assertThat(plain).isEqualTo("\"1\"");
        Answer seen = crm.post(path + "/engagement", Map.of("pageViews", 3));
        Answer again = crm.send("GET", path + "?after=" + seen.position(), null, Map.of("If-None-Match", plain))
                .expect(200);
        String marked = again.header("ETag").orElseThrow();
        crm.send("GET", path, null, Map.of("If-None-Match", marked)).expect(304);
        crm.send("POST", path + "/stage", Map.of("stage", "contacted"), Map.of("If-Match", marked))
                .expect(200);
    }

    @Test
    void whoAsksForTheFutureIsToldWhenToComeBack() {
        Answer behind = crm.send("GET", "/api/leads?after=999999999", null, Map.of("Prefer", "wait=0"))
                .expect(503);
        assertThat(behind.text("/code")).isEqualTo("projection-behind");
        assertThat(behind.header("Retry-After")).contains("1");
    }

    @Test
    void aNameIsFoundWithoutAccentsOrCaseAndAnAddressOnlyWhole() {
        String email = LeadForms.freshEmail();
        Answer lead = LeadForms.queued("Zoé", "Ñandú", email, "Œil du Sphinx");
        for (String q : List.of("zo%20nan", "NAND", "oeil%20sph", email.replace("@", "%40"))) {
            assertThat(ids(crm.get("/api/leads?q=" + q, lead))).as(q).contains(lead.text("/id"));
        }
        assertThat(ids(crm.get("/api/leads?q=" + email.substring(0, 8) + "%40", lead)))
                .doesNotContain(lead.text("/id"));
    }

    @Test
    void anArtistIsFoundByInitialsAndSignsAndACallerByTheNumber() {
        Map<String, Object> form = LeadForms.form();
        form.put(
                "personalInfo",
                Map.of(
                        "firstName", "Mathieu",
                        "lastName", "Chédid",
                        "email", LeadForms.freshEmail(),
                        "phone", "0692 55 66 77"));
        form.put("artistInfo", Map.of("name", "-M- & N.E.R.D !!!"));
        Answer lead = crm.post("/api/leads", form).expect(201);
        for (String q : List.of(
                "n.e.r.d",
                "nerd",
                "-m-%20%26%20n.e.r.d%20!!!",
                "0692556677",
                "%2B262%20692%2055%2066%2077",
                "556677")) {
            assertThat(ids(crm.get("/api/leads?limit=100&q=" + q, lead))).as(q).contains(lead.text("/id"));
        }
    }

    @Test
    void namesAreSortedAsFrenchReadersExpectAlsoAcrossPages() {
        String tag = "ordre-" + System.nanoTime();
        List<String> wanted = List.of(
                "-M-", "10cc", "Ça", "d'Arc", "Dar", "école", "eden", "Eden", "Éden", "Œdipe", "oeuf", "zora", "Zora");
        List<String> captured = new ArrayList<>(wanted);
        Collections.shuffle(captured);
        Answer last = null;
        for (String name : captured) {
            Map<String, Object> form = LeadForms.form();
            form.put("artistInfo", Map.of("name", name));
            form.put("pipeline", Map.of("tags", List.of(tag)));
            last = crm.post("/api/leads", form).expect(201);
        }
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            Answer page = crm.get("/api/leads?limit=5&sort=artistInfo.name&pipeline.tags=" + tag + next, last)
                    .expect(200);
            page.body()
                    .get("items")
                    .forEach(lead -> seen.add(lead.at("/artistInfo/name").asText()));
            JsonNode cursor = page.body().at("/page/next");
            next = cursor.isTextual() ? "&cursor=" + cursor.asText() : null;
        } while (next != null);
        assertThat(seen).isEqualTo(wanted);
        assertThat(ids(crm.get("/api/leads?artistInfo.name=%C3%89den&pipeline.tags=" + tag, last)))
                .hasSize(1);
    }

    @Test
    void whatHasNoValueComesLastWhereTheGreatestComeFirstAndFirstOtherwise() {
        String tag = "sans-valeur-" + System.nanoTime();
        List<String> withFollowUp = new ArrayList<>();
        List<String> without = new ArrayList<>();
        Answer last = null;
        for (int i = 0; i < 6; i++) {
            Answer lead = LeadForms.queued("Relance " + i);
            String path = "/api/leads/" + lead.text("/id");
            last = crm.send("PUT", path + "/tags", Map.of("tags", List.of(tag)), Map.of())
                    .expect(200);
            (i % 2 == 0 ? withFollowUp : without).add(lead.text("/id"));
            if (i % 2 == 0) {
                String due = RunningCrm.clock()
                        .instant()
                        .plus(i + 1, ChronoUnit.DAYS)
                        .toString();
                last = crm.post(path + "/follow-ups", Map.of("type", "call", "subject", "s", "scheduledFor", due))
                        .expect(201);
            }
        }
        crm.get("/api/leads?limit=1", last).expect(200);
        List<String> ascending = walked("/api/leads?sort=communication.nextFollowUp&pipeline.tags=" + tag, 2);
        List<String> descending = walked("/api/leads?sort=-communication.nextFollowUp&pipeline.tags=" + tag, 2);

        assertThat(ascending.subList(0, 3)).containsExactlyInAnyOrderElementsOf(without);
        assertThat(ascending.subList(3, 6)).isEqualTo(withFollowUp);
        Collections.reverse(ascending);
        assertThat(descending).isEqualTo(ascending);
        assertThat(walked("/api/leads?sort=-communication.nextFollowUp&pipeline.tags=" + tag, 1))
                .isEqualTo(descending);
    }

    private List<String> walked(String path, int limit) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Answer page = crm.get(path + "&limit=" + limit + cursor).expect(200);
            page.body().at("/items").forEach(item -> ids.add(item.at("/id").asText()));
            JsonNode next = page.body().at("/page/next");
            cursor = next.isNull() ? null : "&cursor=" + next.asText();
        }
        return ids;
    }

    @Test
    void anAgendaHasPages() {
        Staff agent = Staff.hired("agent", "denis");
        Answer lead = agent.given(LeadForms.queued("Agenda"));
        Instant first =
                RunningCrm.clock().instant().truncatedTo(ChronoUnit.SECONDS).plus(1, ChronoUnit.DAYS);
        List<String> planned = new ArrayList<>();
        Answer last = null;
        for (int i = 0; i < 5; i++) {
            Map<String, ?> followUp = Map.of(
                    "type",
                    "call",
                    "subject",
                    "Rappel " + i,
                    "scheduledFor",
                    first.plus(i, ChronoUnit.HOURS).toString(),
                    "assignedTo",
                    agent.id());
            last = crm.post("/api/leads/" + lead.text("/id") + "/follow-ups", followUp);
            planned.add("Rappel " + i);
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            String path = "/api/agenda?limit=2&assignedTo=" + agent.id() + "&after=" + last.position() + cursor;
            JsonNode page = agent.session().get(path).expect(200).body();
            page.at("/items")
                    .forEach(item -> seen.add(item.at("/followUp/subject").asText()));
            cursor = page.at("/page/next").isNull()
                    ? null
                    : "&cursor=" + page.at("/page/next").asText();
        } while (cursor != null);
        assertThat(seen).isEqualTo(planned);
        assertThat(crm.get("/api/agenda?cursor=made-up").expect(400).text("/errors/0/field"))
                .isEqualTo("cursor");
    }

    private static List<String> ids(Answer page) {
        return page.expect(200).body().at("/items").findValuesAsText("id");
    }
}
