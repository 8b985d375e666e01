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
    void whoIsUnverifiedOrGoneIsNotChosenAndTheOwnerStaysWhereThereIsNobodyElse() {
        Staff.hired("agent", team, List.of("google"));
        String gone = Staff.verifiedAgent(team, List.of("google")).id();
        admin.post("/api/users/" + gone + "/deactivation", Map.of("reason", "départ"))
                .expect(200);
        String owner = Staff.verifiedAgent(team, List.of("meta")).id();
        String lead = captured("google");
        manager.post("/api/leads/" + lead + "/assignment", Map.of("assignedTo", owner))
                .expect(200);
        Answer refused = manager.post("/api/leads/" + lead + "/assignment", Map.of("auto", true));
        assertThat(refused.text("/code")).isEqualTo("no-candidate");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/platforms/0")).isEqualTo("google");
        assertThat(refused.text("/team")).isEqualTo(team);
        assertThat(admin.get("/api/leads/" + lead).text("/assignment/assignedTo"))
                .isEqualTo(owner);
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

    @Test
    void theFollowUpsOfSomebodyWhoLeavesBecomeTheOwners() {
        String leaving = Staff.verifiedAgent(team, List.of("spotify")).id();
        String staying = Staff.verifiedAgent(team, List.of("meta")).id();
        String theirs = assigned("spotify").text("/id");
        plan(theirs, leaving).expect(201);
        String shared = captured("meta");
        admin.post("/api/leads/" + shared + "/assignment", Map.of("assignedTo", staying))
                .expect(200);
        plan(shared, leaving).expect(201);
        admin.post("/api/users/" + leaving + "/deactivation", Map.of("reason", "départ"))
                .expect(200);
        assigneesBecome(shared, staying);
        Eventually.that(
                () -> admin.get("/api/leads/" + theirs),
                answer -> answer.body().at("/assignment/queued").asBoolean());
        admin.post("/api/leads/" + theirs + "/assignment", Map.of("assignedTo", staying))
                .expect(200);
        assigneesBecome(theirs, staying);
        assertThat(plan(theirs, leaving).text("/code")).isEqualTo("inactive-user");
        Answer shown = admin.get("/api/leads/" + theirs);
        String followUp = "/api/leads/" + theirs + "/follow-ups/" + shown.text("/followUps/0/id");
        long version = shown.body().at("/version").asLong();
        assertThat(admin.put(followUp, Map.of("assignedTo", leaving), version).text("/code"))
                .isEqualTo("inactive-user");
        String other = Staff.verifiedAgent(team, List.of("meta")).id();
        Answer given = admin.put(followUp, Map.of("assignedTo", other), version).expect(200);
        assertThat(admin.get("/api/leads/" + theirs, given).text("/followUps/0/assignedTo"))
                .isEqualTo(other);
    }

    private void assigneesBecome(String lead, String assignee) {
        Eventually.that(
                () -> admin.get("/api/leads/" + lead),
                answer -> answer.text("/followUps/0/assignedTo").equals(assignee));
    }

    private Answer plan(String lead, String assignee) {
        return admin.post(
                "/api/leads/" + lead + "/follow-ups",
                Map.of(
                        "type",
                        "call",
                        "subject",
                        "Devis",
                        "scheduledFor",
                        "2027-01-12T10:00:00Z",
                        "assignedTo",
                        assignee));
    }

    private String captured(String... platforms) {
        Map<String, Object> form = LeadForms.form();
        form.put("businessInfo", Map.of("platforms", List.of(platforms)));
        return admin.post("/api/leads", form).expect(201).text("/id");
    }

    private Answer assigned(String... platforms) {
        String lead = captured(platforms);
        Answer assigned = manager.post("/api/leads/" + lead + "/assignment", Map.of("auto", true))
                .expect(200);
        return admin.get("/api/leads/" + lead, assigned).expect(200);
    }
}
