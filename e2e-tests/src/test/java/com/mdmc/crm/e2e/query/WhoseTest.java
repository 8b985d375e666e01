package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One's own, nobody's, and the names behind ids. */
class WhoseTest {

    @Test
    void mineAndNobodysAreFilters() {
        Staff agent = Staff.hired("agent", "denis");
        String mine = LeadForms.captured(Staff.admin());
        String nobodys = LeadForms.captured(Staff.admin());
        Staff.admin()
                .post("/api/leads/" + mine + "/assignment", Map.of("assignedTo", agent.id()))
                .expect(200);
        Staff.admin().send("DELETE", "/api/leads/" + nobodys + "/assignment", null, Map.of());
        CrmClient session = agent.logIn();

        assertThat(ids(session, "/api/leads?assignment.assignedTo=me")).containsExactly(mine);
        assertThat(ids(session, "/api/leads?limit=200&assignment.assignedTo=none"))
                .contains(nobodys)
                .doesNotContain(mine);
        assertThat(ids(session, "/api/leads?limit=200&assignment.assignedTo=none&assignment.assignedTo=me"))
                .contains(nobodys, mine);
    }

    @Test
    void everybodyFindsColleaguesOfOtherTeamsByName() {
        Staff colleague = Staff.hired("manager", "marine");
        JsonNode found = Staff.hired("agent", "denis")
                .logIn()
                .get("/api/directory")
                .expect(200)
                .body()
                .get("items");
        assertThat(found).anySatisfy(each -> {
            assertThat(each.get("id").asText()).isEqualTo(colleague.id());
            assertThat(each.get("team").asText()).isEqualTo("marine");
            assertThat(each.get("fullName").asText()).isNotBlank();
            assertThat(each.get("initials").asText()).hasSize(2);
            assertThat(each.get("isActive").asBoolean()).isTrue();
            assertThat(each.has("email")).isFalse();
        });
    }

    private static List<String> ids(CrmClient crm, String path) {
        List<String> ids = new ArrayList<>();
        crm.get(path)
                .expect(200)
                .body()
                .get("items")
                .forEach(lead -> ids.add(lead.get("id").asText()));
        return ids;
    }
}
