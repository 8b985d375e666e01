package com.mdmc.crm.e2e.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import com.mdmc.crm.standalone.StandaloneServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Legal numbers of documents: without gap or double, from two nodes at once and after a restart. */
class InvoiceNumbersTest {
    private static final int INVOICES = 40;
    private static final Map<String, String> JANUARY = Map.of("periodStart", "2026-01-01", "periodEnd", "2026-01-31");

    @TempDir
    Path directory;

    @Test
    void haveNeitherGapNorDouble() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(directory.resolve("store"))) {
            List<String> campaigns;
            try (StandaloneServer one = node(store);
                    StandaloneServer other = node(store)) {
                CrmClient first = RunningCrm.admin(one);
                CrmClient second = RunningCrm.admin(other);
                campaigns = campaigns(first);
                List<String> numbers = invoiced(campaigns, List.of(first, second));
                String year = numbers.get(0).substring(0, 7);
                assertThat(numbers)
                        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, INVOICES)
                                .mapToObj(number -> year + "%05d".formatted(number))
                                .toList());
                Answer creditNote = first.post(
                                invoice(campaigns.get(0)) + "/1/cancellation", Map.of("reason", "erreur"))
                        .expect(201);
                assertThat(creditNote.text("/creditNote/documentNumber"))
                        .startsWith("A-")
                        .endsWith("-00001");
                first.post(invoice(campaigns.get(0)) + "/1/cancellation", Map.of("reason", "encore"))
                        .expect(409);
            }
            try (StandaloneServer again = node(store)) {
                CrmClient crm = RunningCrm.admin(again);
                Answer next = crm.post(invoice(campaigns.get(0)), JANUARY).expect(201);
                assertThat(next.text("/invoice/documentNumber")).endsWith("-00041");
                assertThat(crm.get(invoice(campaigns.get(0)) + "/2", next).text("/documentNumber"))
                        .endsWith("-00041");
            }
        }
    }

    private static String invoice(String campaign) {
        return "/api/campaigns/" + campaign + "/invoices";
    }

    private static List<String> campaigns(CrmClient crm) {
        CampaignScenario scenario = new CampaignScenario(crm);
        List<String> campaigns = new ArrayList<>();
        for (int i = 0; i < INVOICES; i++) {
            campaigns.add(scenario.billable().text("/id"));
        }
        return campaigns;
    }

    private static List<String> invoiced(List<String> campaigns, List<CrmClient> nodes) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(INVOICES);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < campaigns.size(); i++) {
            CrmClient crm = nodes.get(i % nodes.size());
            String path = invoice(campaigns.get(i));
            answers.add(clients.submit(() -> crm.post(path, JANUARY).expect(201).text("/invoice/documentNumber")));
        }
        List<String> numbers = new ArrayList<>();
        for (Future<String> answer : answers) {
            numbers.add(answer.get());
        }
        clients.shutdown();
        return numbers;
    }

    private StandaloneServer node(EmbeddedStore store) {
        Map<String, String> settings = new HashMap<>(RunningCrm.settings(directory));
        settings.put("CRM_MONGODB_URI", store.connectionString().replaceFirst("/\\?", "/mdmc_crm?"));
        settings.put("CRM_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        return RunningCrm.start(settings);
    }
}
