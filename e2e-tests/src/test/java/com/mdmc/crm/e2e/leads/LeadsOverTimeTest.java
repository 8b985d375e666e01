package com.mdmc.crm.e2e.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.TestClock;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of leads by the passing of time alone, with two nodes looking at the same clock and store. */
class LeadsOverTimeTest {
    private final TestClock clock = new TestClock();

    @TempDir
    Path directory;

    @Test
    void aReminderComesOnceAndAfterThreeYearsOfSilenceErasureIsProposedOnceForAPersonToDecide() {
        try (EmbeddedStore store = EmbeddedStore.open(directory.resolve("store"))) {
            String lead;
            try (StandaloneServer one = node(store);
                    StandaloneServer other = node(store)) {
                lead = LeadForms.captured(admin(one));
                plan(admin(one), lead, "premier rappel");
                clock.forward(Duration.ofHours(2));
                awaitReminders(admin(other), lead, 1);
                plan(admin(other), lead, "second rappel");
            }
            clock.forward(Duration.ofHours(2));
            try (StandaloneServer one = node(store);
                    StandaloneServer other = node(store)) {
                awaitReminders(admin(one), lead, 2);
                clock.forward(Duration.ofDays(3 * 366));
                Answer proposed = Eventually.that(
                        () -> admin(one).get("/api/leads/" + lead),
                        answer -> !answer.body()
                                .at("/lifecycle/erasureProposedAt")
                                .isNull());
                assertThat(proposed.text("/personalInfo/firstName")).isEqualTo("Zoé");
                decide(admin(other), lead);
                assertThat(happened(one, lead, "LeadFollowUpReminded")).isEqualTo(2);
                assertThat(happened(one, lead, "LeadErasureProposed")).isEqualTo(1);
            }
        }
    }

    private static void decide(CrmClient person, String lead) {
        Answer erased = person.post("/api/leads/" + lead + "/erasure", Map.of("reason", "plus de contact"))
                .expect(200);
        assertThat(person.get("/api/leads/" + lead, erased).text("/personalInfo/firstName"))
                .isEqualTo("[erased]");
    }

    private void plan(CrmClient crm, String lead, String subject) {
        Map<String, Object> plan = Map.of(
                "type",
                "call",
                "subject",
                subject,
                "scheduledFor",
                clock.instant().plus(Duration.ofHours(1)).toString());
        crm.post("/api/leads/" + lead + "/follow-ups", plan).expect(201);
    }

    private static void awaitReminders(CrmClient crm, String lead, int count) {
        Eventually.that(() -> crm.get("/api/leads/" + lead), answer -> {
            int reminded = 0;
            for (JsonNode followUp : answer.body().path("followUps")) {
                reminded += followUp.path("remindedAt").isNull() ? 0 : 1;
            }
            return reminded == count;
        });
    }

    private static long happened(StandaloneServer node, String lead, String event) {
        Ledger ledger = node.context().getBean(Ledger.class);
        return ledger.commitsOfSubject(lead, 0, ledger.head()).stream()
                .flatMap(commit -> commit.events().stream())
                .filter(recorded -> recorded.alias().equals(event))
                .count();
    }

    private static CrmClient admin(StandaloneServer node) {
        return RunningCrm.admin(node);
    }

    private StandaloneServer node(EmbeddedStore store) {
        Map<String, String> settings = new HashMap<>(RunningCrm.settings(directory));
        settings.put("CRM_MONGODB_URI", store.connectionString().replaceFirst("/\\?", "/mdmc_crm?"));
        settings.put("CRM_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        settings.put("crm.reminders.poll", "100ms");
        settings.put("crm.retention.cron", "* * * * * *");
        return StandaloneServer.start(settings, clock);
    }
}
