package com.mdmc.crm.e2e.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two records of one artist become one, and nothing of either is lost. */
class LeadMergeTest {
    private final CrmClient admin = RunningCrm.shared().admin();

    @Test
    void theSurvivorKeepsBothHistoriesAndTheOtherIsClosedForGood() {
        String survivor = LeadForms.captured(admin);
        String email = LeadForms.freshEmail();
        String duplicate =
                admin.post("/api/leads", LeadForms.form(email)).expect(201).text("/id");
        admin.post("/api/leads/" + duplicate + "/notes", Map.of("content", "vu au festival", "type", "meeting"))
                .expect(201);
        Answer merged = merge(survivor, duplicate).expect(200);

        JsonNode kept = admin.get("/api/leads/" + survivor, merged).expect(200).body();
        assertThat(kept.at("/lifecycle/mergedFrom/0").asText()).isEqualTo(duplicate);
        JsonNode gone = admin.get("/api/leads/" + duplicate, merged).expect(200).body();
        assertThat(gone.at("/lifecycle/mergedInto").asText()).isEqualTo(survivor);

        JsonNode lines = admin.get("/api/leads/" + survivor + "/activity", merged)
                .expect(200)
                .body()
                .get("items");
        assertThat(lines.findValuesAsText("subject")).contains(survivor, duplicate);
        assertThat(lines.toString()).contains("vu au festival");

        assertThat(LeadForms.stage(admin, duplicate, "contacted").expect(409).text("/code"))
                .isEqualTo("lead-merged");
        assertThat(admin.get("/api/leads?limit=200", merged).body().get("items").findValuesAsText("id"))
                .doesNotContain(duplicate);
        admin.post("/api/leads", LeadForms.form(email)).expect(201);
    }

    @Test
    void aLeadIsNotMergedWithItselfNorWithWhatIsNotThere() {
        String lead = LeadForms.captured(admin);
        assertThat(merge(lead, lead).status()).isIn(400, 409);
        assertThat(List.of(400, 404, 409)).contains(merge(lead, "lead-unknown").status());
    }

    private Answer merge(String survivor, String duplicate) {
        return admin.post("/api/leads/" + survivor + "/merging", Map.of("leadId", duplicate, "reason", "même artiste"));
    }
}
