package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers with the fields a client asks for, with names beside ids, and boards of one person's leads. */
class ShapedAnswersTest {
    private static Staff agent;
    private static CrmClient session;
    private static String lead;

    @BeforeAll
    static void settle() {
        agent = Staff.hired("agent", "denis");
        session = agent.logIn();
        lead = LeadForms.captured(Staff.admin());
        Answer given = Staff.admin()
                .post("/api/leads/" + lead + "/assignment", Map.of("assignedTo", agent.id()))
                .expect(200);
        Staff.admin().get("/api/leads/" + lead, given).expect(200);
    }

    @Test
    void fieldsArePruned() {
        JsonNode one = session.get("/api/leads/" + lead + "?fields=id,pipeline.stage,assignment.assignedTo")
                .expect(200)
                .body();
        assertThat(one.toString())
                .isEqualTo("{\"id\":\"%s\",\"pipeline\":{\"stage\":\"new\"},\"assignment\":{\"assignedTo\":\"%s\"}}"
                        .formatted(lead, agent.id()));

        JsonNode page = session.get("/api/leads?fields=id&assignment.assignedTo=me")
                .expect(200)
                .body();
        assertThat(page.at("/items/0").toString()).isEqualTo("{\"id\":\"" + lead + "\"}");
        assertThat(page.has("page")).isTrue();
    }

    @Test
    void namesAreEmbedded() {
        JsonNode page = session.get("/api/leads?include=users&assignment.assignedTo=me")
                .expect(200)
                .body();
        JsonNode named = page.at("/users/" + agent.id());
        assertThat(named.get("fullName").asText()).isNotBlank();
        assertThat(named.get("team").asText()).isEqualTo("denis");
        assertThat(named.get("isActive").asBoolean()).isTrue();
    }

    @Test
    void whatIsMalformedIsNamed() {
        assertThat(session.get("/api/leads?fields=$where").expect(400).text("/errors/0/field"))
                .isEqualTo("fields");
        assertThat(session.get("/api/leads?include=secrets").expect(400).text("/errors/0/field"))
                .isEqualTo("include");
    }

    @Test
    void aBoardShowsOnesOwnLeadsAndCountsThemExactly() {
        JsonNode board =
                session.get("/api/board?assignment.assignedTo=me").expect(200).body();
        assertThat(board.at("/columns/0/count").asInt()).isEqualTo(1);
        assertThat(board.at("/columns/0/items/0/id").asText()).isEqualTo(lead);
        JsonNode others = session.get("/api/board?assignment.assignedTo=none&limit=1")
                .expect(200)
                .body();
        assertThat(others.at("/columns/0/items/0/id").asText()).isNotEqualTo(lead);
        assertThat(session.get("/api/board?assignment.team=denis&assignment.assignedTo=" + agent.id())
                        .expect(200)
                        .body()
                        .at("/columns/0/count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aBoardTakesTheFiltersOfTheList() {
        String tag = "tableau-" + System.nanoTime();
        Answer tagged = session.send(
                        "PUT",
                        "/api/leads/" + lead + "/tags",
                        Map.of("tags", List.of(tag)),
                        Map.of(
                                "If-Match",
                                "\"" + session.get("/api/leads/" + lead).body().at("/version") + "\""))
                .expect(200);
        JsonNode board = session.get("/api/board?pipeline.tags=" + tag, tagged)
                .expect(200)
                .body();
        assertThat(board.at("/columns")).hasSize(7);
        assertThat(board.at("/columns/0/count").asInt()).isEqualTo(1);
        assertThat(board.at("/columns/0/budgets/0/amount").asText()).isEqualTo("1500.00");
        assertThat(board.at("/columns/0/items/0/id").asText()).isEqualTo(lead);
        JsonNode none = session.get("/api/board?pipeline.tags=" + tag + "&businessInfo.platforms=spotify&q=ondes")
                .expect(200)
                .body();
        assertThat(none.at("/columns/0/count").asInt()).isZero();
        assertThat(session.get("/api/board?pipeline.stage=new&pipeline.stage=lost")
                        .expect(200)
                        .body()
                        .at("/columns"))
                .hasSize(2);
        for (String wrong : List.of(
                "team=denis",
                "cursor=x",
                "pipeline.score=viel",
                "pipeline.stage=never",
                "atPosition=1&pipeline.tags=x")) {
            session.get("/api/board?" + wrong).expect(400);
        }
    }

    @Test
    void whatAClientHasAlreadyIsNotSentAgain() {
        for (String path :
                List.of("/api/leads?assignment.assignedTo=me", "/api/meta", "/api/board?assignment.assignedTo=me")) {
            Answer first = session.get(path).expect(200);
            String tag = first.header("ETag").orElseThrow();
            assertThat(tag).as(path).startsWith("W/\"");
            assertThat(first.header("Vary").orElse(""))
                    .containsIgnoringCase("Authorization")
                    .containsIgnoringCase("Accept-Language");
            Answer again = session.send("GET", path, null, Map.of("If-None-Match", tag));
            assertThat(again.status()).as(path).isEqualTo(304);
            assertThat(again.raw().body()).isEmpty();
        }
        String tag = session.get("/api/leads?assignment.assignedTo=me")
                .header("ETag")
                .orElseThrow();
        Answer changed = session.send(
                "PUT",
                "/api/leads/" + lead + "/tags",
                Map.of("tags", List.of("autre")),
                Map.of(
                        "If-Match",
                        "\"" + session.get("/api/leads/" + lead).body().at("/version") + "\""));
        session.send(
                        "GET",
                        "/api/leads?assignment.assignedTo=me&after="
                                + changed.expect(200).position(),
                        null,
                        Map.of("If-None-Match", tag))
                .expect(200);
    }

    @Test
    void whatIsPersonalIsNotKeptAndWhatIsNotIsAskedForAgain() {
        assertThat(session.get("/api/leads").header("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("no-store"));
        assertThat(session.get("/api/meta").header("Cache-Control")).hasValue("private, no-cache");
        assertThat(session.get("/api/dashboard").header("Cache-Control")).hasValue("private, no-cache");
        assertThat(session.get("/api/dashboard/users").header("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("no-store"));
    }
}
