package com.mdmc.crm.e2e.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who an automatic assignment chooses, and what happens if there is nobody, or somebody leaves. */
class LeadAssignmentTest {
    private final CrmClient admin = RunningCrm.shared().admin();
    private String team;
    private CrmClient manager;

    @BeforeEach
    void aTeamOfItsOwn() {
        team = Staff.freshTeam();
        manager = Staff.hired("manager", team).session();
    }

    @Test
    void moreOfTheWantedPlatformsGoesBeforeLessWorkAndLessWorkBeforeMore() {
        String broad = Staff.verifiedAgent(team, List.of("youtube", "spotify")).id();
        String narrow = Staff.verifiedAgent(team, List.of("youtube")).id();
        for (int i = 0; i < 3; i++) {
            assertThat(assigned("youtube", "spotify").text("/assignment/assignedTo"))
                    .isEqualTo(broad);
        }
        Answer lighter = assigned("youtube");
        assertThat(lighter.text("/assignment/assignedTo")).isEqualTo(narrow);
        assertThat(lighter.text("/assignment/team")).isEqualTo(team);
        assertThat(lighter.body().at("/assignment/autoAssigned").asBoolean()).isTrue();
    }

    @Test
    void whoIsUnverifiedOrGoneIsNotChosenAndALeadForNobodyWaitsWithTheReason() {
        Staff.hired("agent", team, List.of("google"));
        String gone = Staff.verifiedAgent(team, List.of("google")).id();
        admin.post("/api/users/" + gone + "/deactivation", Map.of("reason", "départ"))
                .expect(200);
        Answer waiting = assigned("google");
        assertThat(waiting.body().at("/assignment/assignedTo").isNull()).isTrue();
        assertThat(waiting.body().at("/assignment/queued").asBoolean()).isTrue();
        assertThat(waiting.text("/assignment/queueReason")).contains("no-candidate", team);
    }

    @Test
    void theOpenLeadsOfSomebodyWhoLeavesGoBackToTheQueue() {
        String leaving = Staff.verifiedAgent(team, List.of("spotify")).id();
        String lead = assigned("spotify").text("/id");
        admin.post("/api/users/" + leaving + "/deactivation", Map.of("reason", "départ"))
                .expect(200);
        Answer queued = Eventually.that(
                () -> admin.get("/api/leads/" + lead),
                answer -> answer.body().at("/assignment/queued").asBoolean());
        assertThat(queued.text("/assignment/previousAssignee")).isEqualTo(leaving);
    }

    private Answer assigned(String... platforms) {
        Map<String, Object> form = LeadForms.form();
        form.put("businessInfo", Map.of("platforms", List.of(platforms)));
        String lead = admin.post("/api/leads", form).expect(201).text("/id");
        Answer assigned = manager.post("/api/leads/" + lead + "/assignment", Map.of("auto", true))
                .expect(200);
        return admin.get("/api/leads/" + lead, assigned).expect(200);
    }
}
