package com.mdmc.crm.e2e.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A deprecated path gives the answer of its successor and names it (RFC 9745). */
class FormerPathsTest {
    private final CrmClient crm = RunningCrm.shared().admin();

    @Test
    void theTimelineOfALeadIsItsActivity() {
        Answer lead = LeadForms.queued("Ancienne");
        answersAsItsSuccessor("/api/leads/" + lead.text("/id"), lead);
    }

    @Test
    void theTimelineOfACampaignIsItsActivity() {
        Answer campaign = crm.post("/api/campaigns", Map.of("name", "Été", "type", "branding"))
                .expect(201);
        answersAsItsSuccessor("/api/campaigns/" + campaign.text("/id"), campaign);
    }

    private void answersAsItsSuccessor(String path, Answer last) {
        Answer activity = crm.get(path + "/activity", last).expect(200);
        assertThat(activity.body().at("/items")).isNotEmpty();
        assertThat(activity.raw().headers().map()).doesNotContainKeys("Deprecation", "Link");

        Answer timeline = crm.get(path + "/timeline", last).expect(200);
        assertThat(timeline.body()).isEqualTo(activity.body());
        assertThat(timeline.raw().headers().firstValue("Deprecation")).hasValue("@1795996800");
        assertThat(timeline.raw().headers().firstValue("Link"))
                .hasValue("<" + path + "/activity>; rel=\"successor-version\"");
    }
}
