package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
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
}
