package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.domain.lead.LeadStage;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client learns its vocabulary from the API, and is spoken to in its own language. */
class MetaOverHttpTest {

    @Test
    void valuesHaveNamesInBothLanguages() {
        JsonNode meta = Staff.admin().get("/api/meta").expect(200).body();
        JsonNode stages = meta.at("/enums/leadStage");

        assertThat(stages).hasSize(LeadStage.values().length);
        assertThat(stages.at("/0/value").asText()).isEqualTo("new");
        assertThat(stages.at("/0/label/fr").asText()).isEqualTo("Nouveau");
        assertThat(stages.at("/0/label/en").asText()).isEqualTo("New");
    }

    @Test
    void transitionsAreThoseTheRulesAllow() {
        JsonNode meta = Staff.admin().get("/api/meta").expect(200).body();
        for (LeadStage from : LeadStage.values()) {
            assertThat(meta.at("/transitions/leadStage/" + from.wire()))
                    .hasSize(from.next().size());
        }
        assertThat(meta.at("/transitions/campaignStatus/draft").toString()).isEqualTo("[\"active\",\"cancelled\"]");
        assertThat(meta.at("/reasonRequired/leadStage/contacted").toString()).contains("new", "lost");
    }

    @Test
    void permissionsAreTheCallersOwn() {
        JsonNode agent =
                Staff.hired("agent", "denis").session().get("/api/meta").body();
        assertThat(agent.at("/permissions/leads/read").asBoolean()).isTrue();
        assertThat(agent.at("/permissions/analytics/export").asBoolean()).isFalse();
        assertThat(agent.at("/role").asText()).isEqualTo("agent");
        assertThat(agent.at("/team").asText()).isEqualTo("denis");
    }

    @Test
    void whoPrefersEnglishIsAnsweredInEnglishUnlessTheRequestSaysOtherwise() {
        CrmClient session = Staff.hired("agent", "denis").session();
        assertThat(title(session, Map.of())).isEqualTo("Introuvable");

        long version = session.get("/api/me").body().at("/version").asLong();
        session.put("/api/me/preferences", Map.of("language", "en"), version).expect(200);

        assertThat(title(session, Map.of())).isEqualTo("Not found");
        assertThat(title(session, Map.of("Accept-Language", "fr-FR"))).isEqualTo("Introuvable");
        assertThat(message(session, Map.of())).isEqualTo("This filter does not exist.");
        assertThat(message(session, Map.of("Accept-Language", "fr"))).isEqualTo("Ce filtre n'existe pas.");
    }

    private static String title(CrmClient session, Map<String, String> headers) {
        return session.send("GET", "/api/leads/nobody", null, headers).text("/title");
    }

    private static String message(CrmClient session, Map<String, String> headers) {
        return session.send("GET", "/api/leads?nothing=1", null, headers).text("/errors/0/message");
    }
}
