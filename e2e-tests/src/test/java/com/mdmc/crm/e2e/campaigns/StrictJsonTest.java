package com.mdmc.crm.e2e.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no value of its field, or could not be stored and summed exactly, is refused with the field's name. */
class StrictJsonTest {
    private static final String FIFTY_DECIMALS = "0." + "1234567890".repeat(5);

    private final CrmClient crm = RunningCrm.shared().admin();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"businessInfo":{"previousExperience":{"budget":FIFTY}}}   | businessInfo.previousExperience.budget | out-of-range
                    {"businessInfo":{"budget":{"amount":1e7000}}}              | businessInfo.budget.amount             | out-of-range
                    {"businessInfo":{"goals":[5]}}                             | businessInfo.goals[0]                  | wrong-type
                    {"businessInfo":{"platforms":[0]}}                         | businessInfo.platforms[0]              | wrong-type
                    {"artistInfo":{"name":"Zoé","genre":["pop",true]}}         | artistInfo.genre[1]                    | wrong-type
                    {"businessInfo":{"timeline":{"startDate":"2028-02-29T23:30:00Z"}}} | businessInfo.timeline.startDate | wrong-type
                    {"businessInfo":{"timeline":{"startDate":"-0001-01-01"}}}  | businessInfo.timeline.startDate        | wrong-type
                    {"businessInfo":{"timeline":{"startDate":"2027-02-29"}}}   | businessInfo.timeline.startDate        | wrong-type
                    """)
    void aLeadIsRefused(String body, String field, String code) {
        assertRefused("/api/leads", body, field, code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"budget":{"commission":FIFTY}}                    | budget.commission              | out-of-range
                    {"budget":{"percentageOfSpend":1e-7000}}           | budget.percentageOfSpend       | out-of-range
                    {"objectives":{"kpiTargets":{"roas":1e7000}}}      | objectives.kpiTargets.roas     | out-of-range
                    {"platforms":[{"name":"meta","config":{"targeting":{"geographic":{"radius":FIFTY}}}}]}                    | platforms[0].config.targeting.geographic.radius    | out-of-range
                    {"platforms":[{"name":"meta","config":{"targeting":{"custom":{"definition":{"a":FIFTY}}}}}]}              | platforms[0].config.targeting.custom.definition    | plain-document
                    {"platforms":[{"name":"meta","config":{"targeting":{"custom":{"definition":{"a":[12345678901234567890123]}}}}}]} | platforms[0].config.targeting.custom.definition | plain-document
                    {"platforms":[{"name":"meta","config":{"targeting":{"custom":{"definition":{"a":{"$where":"1"}}}}}}]}     | platforms[0].config.targeting.custom.definition    | plain-document
                    {"platforms":[{"name":"meta","config":{"targeting":{"custom":{"definition":{"a":{"b.c":"1"}}}}}}]}        | platforms[0].config.targeting.custom.definition    | plain-document
                    {"platforms":[{"name":"meta","config":{"targeting":{"custom":{"definition":{"a\\u0000":"1"}}}}}]}         | platforms[0].config.targeting.custom.definition    | plain-document
                    """)
    void aCampaignIsRefused(String body, String field, String code) {
        assertRefused("/api/campaigns", body, field, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483648", "1e-2147483649", "0.4e00669999999999999999999999999999999999999999999"})
    void aBatchOfNumbersThatAreNoneIsMalformed(String number) {
        for (String body : List.of("[%s]", "{\"items\":[{\"spend\":%s}]}")) {
            assertThat(crm.send("PUT", "/api/campaigns/kpis", body.replace("%s", number), Map.of())
                            .expect(400)
                            .text("/code"))
                    .isEqualTo("malformed-json");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/score, '{\"score\":100000000000,\"reason\":\"x\"}', score, out-of-range",
        "/score, '{\"score\":1.5,\"reason\":\"x\"}', score, wrong-type",
        "/contacts, '{\"method\":\"email\",\"outcome\":\"answered\",\"at\":1234567890}', at, wrong-type",
        "/contacts, '{\"method\":\"email\",\"outcome\":\"answered\",\"at\":\"-999999999-01-01T00:00:00Z\"}', at, out-of-range",
        "/follow-ups, '{\"type\":\"call\",\"subject\":\"s\",\"scheduledFor\":\"+999999999-12-31T23:59:59Z\"}', scheduledFor, wrong-type"
    })
    void aMomentOrACountIsRefused(String path, String body, String field, String code) {
        Answer refused =
                crm.send(path.equals("/score") ? "PUT" : "POST", "/api/leads/" + lead() + path, body, Map.of());
        assertNamed(refused, field, code);
    }

    @Test
    void amountsAndNotesOfACampaignAreRefused() {
        Answer campaign = new CampaignScenario(crm).active("2026-01-01", "2026-12-31");
        String path = "/api/campaigns/" + campaign.text("/id");
        for (String amount : new String[] {"1e7000", "1e30"}) {
            assertThat(sent(path + "/budget-corrections", "{\"amount\":" + amount + ",\"reason\":\"x\"}")
                            .expect(400)
                            .text("/errors/0/field"))
                    .isEqualTo("amount");
        }
        assertRefused(path + "/notes", "{\"type\":\"note\"}", "content", "not-null");
        Answer kpis = crm.send(
                "PUT",
                path + "/kpis/meta/2026-03-01",
                Map.of("spend", 1, "fetchedAt", "-999999999-01-01T00:00:00Z"),
                Map.of());
        assertThat(kpis.expect(400).text("/errors/0/code")).isEqualTo("out-of-range");
        crm.get(path, campaign).expect(200);
    }

    @ParameterizedTest
    @CsvSource({
        "1500, 1500.00, EUR",
        "'\"1500.50\"', 1500.50, EUR",
        "'{\"amount\":5}', 5.00, EUR",
        "'{\"amount\":\"700\",\"currency\":\"JPY\"}', 700, JPY"
    })
    void moneyIsANumberOrATextOrHasItsCurrency(String value, String amount, String currency) {
        String lead = qualified();
        Answer converted = sent(lead + "/conversion", "{\"campaignName\":\"Sortie\",\"contractValue\":" + value + "}")
                .expect(201);
        Answer read = crm.get(lead, converted).expect(200);
        assertThat(read.text("/conversion/contractValue/amount")).isEqualTo(amount);
        assertThat(read.text("/conversion/contractValue/currency")).isEqualTo(currency);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"currency\":\"EUR\"}', contractValue.amount, required",
        "'{\"amount\":1,\"currency\":\"EURO\"}', contractValue.currency, currency-code",
        "'{\"amount\":1,\"taux\":2}', contractValue.taux, unknown-field",
        "1.234, contractValue, money-scale",
        "true, contractValue, wrong-type"
    })
    void whatIsNoMoneyIsNamed(String value, String field, String code) {
        String body = "{\"campaignName\":\"Sortie\",\"contractValue\":" + value + "}";
        assertRefused(qualified() + "/conversion", body, field, code);
    }

    private String qualified() {
        String lead = "/api/leads/" + lead();
        crm.post(lead + "/stage", Map.of("stage", "qualified")).expect(200);
        return lead;
    }

    private String lead() {
        Map<String, String> person =
                Map.of("firstName", "Zoé", "lastName", "Lune", "email", "zoe" + System.nanoTime() + "@exemple.fr");
        return crm.post("/api/leads", Map.of("personalInfo", person, "artistInfo", Map.of("name", "Zoé")))
                .expect(201)
                .text("/id");
    }

    private void assertRefused(String path, String body, String field, String code) {
        assertNamed(sent(path, body), field, code);
    }

    private static void assertNamed(Answer refused, String field, String code) {
        assertThat(refused.expect(400).body().at("/errors")).anySatisfy(error -> {
            assertThat(error.at("/field").asText()).isEqualTo(field);
            assertThat(error.at("/code").asText()).isEqualTo(code);
        });
    }

    private Answer sent(String path, String body) {
        return crm.post(path, body.replace("FIFTY", FIFTY_DECIMALS));
    }
}
