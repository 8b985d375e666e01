package com.mdmc.crm.e2e.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Page views by the thousand are counted one by one and told of once a day. */
class EngagementTest {
    /** {@code -Dleads.views=10000} for as many as a busy page has. */
    private static final int VIEWS = Integer.getInteger("leads.views", 500);

    private final CrmClient admin = RunningCrm.shared().admin();

    @Test
    void manyViewsAreOneLine() {
        String lead = LeadForms.captured(admin);
        List<Answer> answers = IntStream.range(0, VIEWS)
                .parallel()
                .mapToObj(i -> admin.post("/api/leads/" + lead + "/engagement", Map.of("pageViews", 1)))
                .toList();
        assertThat(answers).allSatisfy(answer -> answer.expect(200));
        Answer latest = answers.stream()
                .reduce((one, other) -> one.position() > other.position() ? one : other)
                .orElseThrow();
        JsonNode view = admin.get("/api/leads/" + lead, latest).expect(200).body();
        assertThat(view.at("/analytics/pageViews").asInt()).isEqualTo(VIEWS);
        JsonNode lines = admin.get("/api/leads/" + lead + "/activity", latest)
                .expect(200)
                .body()
                .get("items");
        // At most two, should midnight have passed.
        assertThat(lines.findValuesAsText("type").stream().filter("LeadEngagementRecorded"::equals))
                .hasSizeBetween(1, 2);
        assertThat(view.at("/version").asInt()).isEqualTo(1);
    }
}
