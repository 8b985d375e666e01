package com.mdmc.crm.e2e.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Staff keep the lists they come back to, each for themselves. */
class SavedListsOverHttpTest {
    private final Staff agent = Staff.hired("agent", Staff.freshTeam());

    @Test
    void listsAreOnesOwnAndOrderedAsFrenchIs() {
        Answer last = save("Zone", "leads", "stage=new&sort=-createdAt").expect(201);
        save("Été", "campaigns", "status=active").expect(201);
        Answer first = save("avant", "leads", "").expect(201);

        JsonNode items =
                agent.session().get("/api/me/views", first).expect(200).body().path("items");
        assertThat(items.findValuesAsText("name")).containsExactly("avant", "Été", "Zone");
        assertThat(items.at("/2/query").asText()).isEqualTo("stage=new&sort=-createdAt");
        assertThat(Staff.admin().get("/api/me/views", first).expect(200).body().toString())
                .doesNotContain(last.text("/listId"));

        String one = "/api/me/views/" + last.text("/listId");
        Answer changed = agent.session()
                .send("PUT", one, list("Année", "leads", "stage=lost"), Map.of())
                .expect(200);
        assertThat(names(changed)).containsExactly("Année", "avant", "Été");
        Answer removed = agent.session().delete(one).expect(200);
        assertThat(names(removed)).containsExactly("avant", "Été");
        assertThat(agent.session().delete(one).status()).isEqualTo(404);
    }

    @Test
    void aListHasANameAndIsOfSomething() {
        assertThat(save(" ", "leads", "").expect(400).text("/errors/0/field")).isEqualTo("name");
        assertThat(save("A", "invoices", "").expect(400).text("/errors/0/field"))
                .isEqualTo("resource");
        assertThat(save("A", "leads", "q=" + "a".repeat(2_000)).expect(400).text("/errors/0/field"))
                .isEqualTo("query");
    }

    private List<String> names(Answer after) {
        return items(after).findValuesAsText("name");
    }

    private JsonNode items(Answer after) {
        return agent.session().get("/api/me/views", after).expect(200).body().path("items");
    }

    private Answer save(String name, String resource, String query) {
        return agent.session().post("/api/me/views", list(name, resource, query));
    }

    private static Map<String, String> list(String name, String resource, String query) {
        return Map.of("name", name, "resource", resource, "query", query);
    }
}
