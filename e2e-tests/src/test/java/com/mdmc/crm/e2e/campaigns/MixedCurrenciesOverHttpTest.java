package com.mdmc.crm.e2e.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A campaign in euros with a platform that charges in another currency. Each test uses a currency of its own, because
 * the rates on record are everybody's.
 */
class MixedCurrenciesOverHttpTest {
    private static CrmClient crm;
    private static CampaignScenario campaigns;

    @BeforeAll
    static void logIn() {
        crm = RunningCrm.shared().admin();
        campaigns = new CampaignScenario(crm);
    }

    // No other test records a rate of this currency.
    @Test
    void addsUpPerCurrencyAndInOneOnlyWithRatesOnRecord() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        campaigns
                .kpis(id, "meta", "2026-02-01", Map.of("clicks", 10, "spend", "10.00", "conversionValue", "40.00"))
                .expect(200);
        Answer last = tiktok(id, "2026-02-02", "20.00", "NZD");
        Answer report =
                crm.get("/api/campaigns/" + id + "/kpis?by=platform", last).expect(200);
        assertThat(report.raw().body())
                .contains("[{\"currency\":\"EUR\",\"spend\":10.00,\"conversionValue\":40.00},"
                        + "{\"currency\":\"NZD\",\"spend\":20.00,\"conversionValue\":null}]");
        JsonNode mixed = report.body();
        assertThat(mixed.at("/totals/currency").isNull()).isTrue();
        assertThat(mixed.at("/totals/spend").isNull()).isTrue();
        assertThat(mixed.at("/totals/cpc").isNull()).isTrue();
        assertThat(mixed.at("/totals/clicks").asLong()).isEqualTo(15);
        assertThat(mixed.at("/items/1/currency").asText()).isEqualTo("NZD");
        JsonNode before = crm.get("/api/campaigns/" + id).expect(200).body();
        assertThat(before.at("/budget/spent").decimalValue()).isEqualByComparingTo("10.00");
        assertThat(before.at("/budget/unconverted/0/amount").asText()).isEqualTo("20.00");
        assertThat(before.at("/overallCpc").isNull()).isTrue();
        assertThat(before.at("/roas").isNull()).isTrue();

        Answer rate = rate("NZD", "2026-01-31", "0.92").expect(200);
        JsonNode after = crm.get("/api/campaigns/" + id, rate).expect(200).body();
        assertThat(after.at("/budget/spent").decimalValue()).isEqualByComparingTo("28.40");
        assertThat(after.at("/budget/unconverted")).isEmpty();
        assertThat(after.at("/totalSpend").decimalValue()).isEqualByComparingTo("28.40");
        assertThat(after.at("/overallCpc").decimalValue()).isEqualByComparingTo("1.89333333333");
        assertThat(after.at("/roas").decimalValue()).isEqualByComparingTo("1.40845070423");
        assertThat(after.at("/dailyKpis/1/spend").decimalValue()).isEqualByComparingTo("18.40");
        assertThat(after.at("/dailyKpis/1/amounts/0/spend").decimalValue()).isEqualByComparingTo("20.00");
        JsonNode listed = crm.get("/api/campaigns?limit=200&createdAt.from="
                        + after.at("/createdAt").asText())
                .expect(200)
                .body();
        assertThat(find(listed.at("/items"), "id", id).at("/budget/spent").decimalValue())
                .isEqualByComparingTo("28.40");

        JsonNode then = crm.get("/api/campaigns/" + id + "/kpis?atPosition=" + last.position())
                .expect(200)
                .body();
        assertThat(then.at("/totals/spend").isNull()).isTrue();
    }

    @Test
    void convertsTheDashboardWithTheRateOfEachDay() {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        Answer euros = campaigns
                .kpis(id, "meta", "2026-02-01", Map.of("clicks", 10, "spend", "10.00"))
                .expect(200);
        String performance = "/api/dashboard/performance?by=campaign&from=2026-02-01&to=2026-03-01";
        JsonNode single = find(crm.get(performance, euros).expect(200).body(), "key", id);
        assertThat(single.at("/figures/converted/spend/amount").asText()).isEqualTo("10.00");
        rate("CAD", "2026-02-01", "0.60").expect(200);
        Answer second = rate("CAD", "2026-02-02", "0.70").expect(200);
        tiktok(id, "2026-02-01", "10.00", "CAD");
        Answer last = tiktok(id, "2026-02-02", "10.00", "CAD");
        assertThat(last.position()).isGreaterThan(second.position());
        JsonNode mixed = find(crm.get(performance, last).expect(200).body(), "key", id);
        assertThat(mixed.at("/figures/spend").toString())
                .isEqualTo("[{\"amount\":\"20.00\",\"currency\":\"CAD\"},{\"amount\":\"10.00\",\"currency\":\"EUR\"}]");
        assertThat(mixed.at("/figures/converted/spend/amount").asText()).isEqualTo("23.00");
        assertThat(mixed.at("/figures/cpc").decimalValue()).isEqualByComparingTo("1.15");
        JsonNode yen = find(crm.get(performance + "&currency=JPY").expect(200).body(), "key", id);
        assertThat(yen.at("/figures/converted").isNull()).isTrue();
        assertThat(crm.get(performance + "&currency=XXQ").expect(400).text("/errors/0/field"))
                .isEqualTo("currency");
    }

    @Test
    void invoicesAtTheRatesKnownWhenItIsIssued() throws InterruptedException {
        String id = campaigns.active("2026-01-31", "2026-12-31").text("/id");
        tiktok(id, "2026-02-01", "100.00", "GBP");
        Map<String, String> february = Map.of("periodStart", "2026-02-01", "periodEnd", "2026-02-28");
        Answer refused =
                crm.post("/api/campaigns/" + id + "/invoices", february).expect(409);
        assertThat(refused.text("/code")).isEqualTo("exchange-rate-missing");
        assertThat(refused.text("/from") + refused.text("/to") + refused.text("/day"))
                .isEqualTo("GBPEUR2026-02-01");
        rate("GBP", "2026-02-01", "1.20").expect(200);
        Answer issued = crm.post("/api/campaigns/" + id + "/invoices", february).expect(201);
        assertThat(issued.text("/invoice/total/amount")).isEqualTo("24.00");
        assertThat(issued.body().at("/invoice/lines/0/spend").decimalValue()).isEqualByComparingTo("120.00");
        rate("GBP", "2026-02-01", "1.50").expect(200);
        tiktok(id, "2026-02-01", "110.00", "GBP");
        JsonNode adjusted =
                campaigns.awaited(id, view -> view.at("/invoices/0/adjustments").size() == 1);
        assertThat(adjusted.at("/invoices/0/adjustments/0/delta/amount").asText())
                .isEqualTo("2.40");
        assertThat(adjusted.at("/invoices/0/total/amount").asText()).isEqualTo("24.00");
        assertThat(adjusted.at("/budget/spent").decimalValue()).isEqualByComparingTo("165.00");
    }

    @Test
    void keepsRatesInOrderAndOnRecord() {
        Answer first = rate("CHF", "2026-03-01", "1.05").expect(200);
        assertThat(rate("CHF", "2026-03-01", "1.0500").expect(200).position()).isGreaterThanOrEqualTo(first.position());
        Answer corrected = rate("CHF", "2026-03-01", "1.06").expect(200);
        JsonNode pair =
                crm.get("/api/exchange-rates/CHF/EUR", corrected).expect(200).body();
        assertThat(pair.at("/version").asLong()).isEqualTo(2);
        assertThat(pair.at("/days/0/rate").decimalValue()).isEqualByComparingTo("1.06");
        assertThat(pair.at("/days/0/source").asText()).isEqualTo("BCE");
        JsonNode audited = crm.get(
                        "/api/audit?resource=exchange-rate&resourceId=exchange-rate:CHF-EUR&severity=warning",
                        corrected)
                .expect(200)
                .body();
        assertThat(audited.at("/items/0/details/changes/0").asText()).isEqualTo("days");
        assertThat(find(crm.get("/api/exchange-rates").expect(200).body().at("/items"), "from", "CHF")
                        .at("/latest/rate")
                        .decimalValue())
                .isEqualByComparingTo("1.06");
        crm.get("/api/exchange-rates/CHF/JPY").expect(404);
        assertThat(rate("CHF", "2999-01-01", "1").expect(400).text("/errors/0/code"))
                .isEqualTo("future-day");
        assertThat(rate("CHF", "2026-03-01", "0").expect(400).text("/errors/0/field"))
                .isEqualTo("rate");
        assertThat(rate("EUR", "2026-03-01", "1").expect(400).text("/errors/0/code"))
                .isEqualTo("same-currency");
        assertThat(rate("QQQ", "2026-03-01", "1").expect(400).text("/errors/0/code"))
                .isEqualTo("currency-code");
    }

    private static Answer tiktok(String id, String date, String spend, String currency) {
        return campaigns
                .kpis(id, "tiktok", date, Map.of("clicks", 5, "spend", new BigDecimal(spend), "currency", currency))
                .expect(200);
    }

    private static Answer rate(String from, String day, String rate) {
        return crm.send(
                "PUT", "/api/exchange-rates/" + from + "/EUR/" + day, Map.of("rate", rate, "source", "BCE"), Map.of());
    }

    private static JsonNode find(JsonNode items, String field, String value) {
        for (JsonNode item : items) {
            if (item.path(field).asText().equals(value)) {
                return item;
            }
        }
        throw new AssertionError("no " + value + " in " + items);
    }
}
