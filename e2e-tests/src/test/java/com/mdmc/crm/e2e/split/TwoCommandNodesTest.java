package com.mdmc.crm.e2e.split;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one command node remembers of a lead or campaign does not make it answer wrongly after another has changed it. */
class TwoCommandNodesTest {
    @TempDir
    Path directory;

    @Test
    void decideOnWhatEitherHasRecorded() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(directory.resolve("store"));
                StandaloneServer one = node(store);
                StandaloneServer other = node(store)) {
            CrmClient first = RunningCrm.admin(one);
            CrmClient second = RunningCrm.admin(other);
            String lead = "/api/leads/" + LeadForms.captured(first);
            prioritize(
                    second, lead, "high", first.get(lead).body().at("/version").asLong());

            long changed = prioritize(first, lead, "low", null);
            long back = prioritize(second, lead, "high", null);
            assertThat(back)
                    .as("what the second node remembers as high is low by now")
                    .isEqualTo(changed + 1);

            long low = prioritize(first, lead, "low", null);
            assertThat(prioritize(second, lead, "urgent", low))
                    .as("the version that the first node made")
                    .isEqualTo(low + 1);

            first.post(lead + "/archiving", Map.of("reason", "doublon")).expect(200);
            second.post(lead + "/restoration", Map.of("reason", "erreur")).expect(200);
        }
    }

    private static long prioritize(CrmClient crm, String lead, String priority, Long version) {
        String match = version == null ? "*" : "\"" + version + "\"";
        Answer answer = crm.send("PUT", lead + "/priority", Map.of("priority", priority), Map.of("If-Match", match));
        return answer.expect(200).body().at("/version").asLong();
    }

    private StandaloneServer node(EmbeddedStore store) {
        Map<String, String> settings = new HashMap<>(RunningCrm.settings(directory));
        settings.put("CRM_MONGODB_URI", store.connectionString().replaceFirst("/\\?", "/mdmc_crm?"));
        settings.put("CRM_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        return RunningCrm.start(settings);
    }
}
