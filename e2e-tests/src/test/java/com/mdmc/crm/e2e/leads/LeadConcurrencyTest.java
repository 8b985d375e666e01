package com.mdmc.crm.e2e.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.Staff;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What many people do to leads at the same moment. */
class LeadConcurrencyTest {
    private static final int AT_ONCE = 40;

    private final CrmClient admin = RunningCrm.shared().admin();

    @Test
    void ofFiftyCapturesWithOneEmailOneIsAccepted() throws Exception {
        String email = LeadForms.freshEmail();
        List<Answer> answers = atOnce(50, i -> admin.post("/api/leads", LeadForms.form(email)));
        assertThat(byStatus(answers)).isEqualTo(Map.of(201, 1L, 409, 49L));
        String accepted = answers.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow()
                .text("/id");
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.text("/leadId")).isEqualTo(accepted));
    }

    @Test
    void twentyParallelConversionsGiveOneCampaign() throws Exception {
        String id = LeadForms.captured(admin);
        LeadForms.stage(admin, id, "proposal").expect(200);
        List<Answer> answers = atOnce(20, i -> LeadForms.convert(admin, id));
        assertThat(answers).allSatisfy(answer -> answer.expect(201));
        assertThat(answers.stream().map(answer -> answer.text("/campaignId")).distinct())
                .hasSize(1);
        Answer activity =
                admin.get("/api/leads/" + id + "/activity", answers.get(0)).expect(200);
        assertThat(activity.body().get("items").findValuesAsText("type")).containsOnlyOnce("LeadConverted");
    }

    @Test
    void aHundredAutomaticAssignmentsSpreadEvenlyOverFourAgents() throws Exception {
        String team = Staff.freshTeam();
        CrmClient manager = Staff.hired("manager", team).session();
        List<String> agents = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            agents.add(Staff.verifiedAgent(team, List.of("spotify", "google")).id());
        }
        List<Answer> leads = atOnce(100, i -> {
            Map<String, Object> lead = LeadForms.form();
            lead.put("businessInfo", Map.of("platforms", List.of("spotify", "google")));
            return admin.post("/api/leads", lead).expect(201);
        });
        List<Answer> assigned = atOnce(
                100, i -> manager.post("/api/leads/" + leads.get(i).text("/id") + "/assignment", Map.of("auto", true)));
        assertThat(byStatus(assigned)).isEqualTo(Map.of(200, 100L));
        long last = assigned.stream().mapToLong(Answer::position).max().orElseThrow();
        Map<String, Long> perAgent = new TreeMap<>();
        for (Answer lead : leads) {
            String owner = admin.get("/api/leads/" + lead.text("/id") + "?after=" + last)
                    .expect(200)
                    .text("/assignment/assignedTo");
            perAgent.merge(owner, 1L, Long::sum);
        }
        assertThat(perAgent.keySet()).containsExactlyInAnyOrderElementsOf(agents);
        assertThat(perAgent.values()).containsOnly(25L);
    }

    private static Map<Integer, Long> byStatus(List<Answer> answers) {
        return answers.stream().collect(Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.counting()));
    }

    /** Does something many times, as many at once as one caller is answered. */
    static List<Answer> atOnce(int times, IntFunction<Answer> action) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(times, AT_ONCE));
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Answer>> running = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            int number = i;
            Callable<Answer> one = () -> {
                start.await();
                return action.apply(number);
            };
            running.add(threads.submit(one));
        }
        start.countDown();
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> each : running) {
            answers.add(each.get());
        }
        threads.shutdown();
        return answers;
    }
}
