package com.mdmc.crm.e2e.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.e2e.campaigns.ImportRun.Outcome;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The export of each platform, as it comes out of the platform, goes in without being touched. */
class PlatformExportsTest {
    private static CrmClient crm;
    private static CampaignScenario campaigns;

    @BeforeAll
    static void logIn() {
        crm = RunningCrm.shared().admin();
        campaigns = new CampaignScenario(crm);
    }

    /** Of the first day: fields that must have come out of the export, and what both days add up to. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "google  | --decimal-comma | EUR | spend=5 conversions=1 conversionValue=20 views=300 clicks=10 | 10000 | 14",
                "meta    | | USD | reach=700 frequency=1.43 likes=5 comments=4 shares=3 saves=2 views=100 conversions=1 "
                        + "platformSpecific/meta/videoViews=200 platformSpecific/meta/videoPlays=400 "
                        + "platformSpecific/meta/postEngagement=614 platformSpecific/meta/linkClicks=10 | 10000 | 14",
                "tiktok  | | EUR | clicks=10 reach=700 frequency=1.43 conversions=1 views=800 likes=40 follows=7 "
                        + "platformSpecific/tiktok/videoViews=800 platformSpecific/tiktok/profileViews=9 "
                        + "platformSpecific/tiktok/followers=7 platformSpecific/tiktok/likes=40 "
                        + "platformSpecific/tiktok/shares=2 | 10000 | 14",
                "youtube | | | views=800 likes=40 shares=2 comments=3 follows=7 platformSpecific/youtube/watchTime=1230 "
                        + "platformSpecific/youtube/avgViewDuration=92 platformSpecific/youtube/subscribers=7 | 10000 |",
                "spotify | | | reach=700 actualStreams=1000 saves=12 platformSpecific/spotify/streams=1000 "
                        + "platformSpecific/spotify/saves=12 platformSpecific/spotify/followers=5000 "
                        + "platformSpecific/spotify/playlistAdds=3 | |"
            })
    void goesIn(String platform, String option, String currency, String fields, Long impressions, Long spend)
            throws Exception {
        String id = campaigns.active("2026-01-01", "2026-12-31").text("/id");
        Path export =
                Path.of(getClass().getResource("/exports/" + platform + ".csv").toURI());

        Outcome outcome = ImportRun.of(
                export,
                id,
                platform,
                List.of("--apply", "--accept-flagged", option == null ? "--fetched-at=2026-03-01T00:00:00Z" : option));

        assertThat(outcome.errors()).doesNotContain("refused");
        assertThat(outcome.recorded()).isEqualTo("recorded 2");
        assertThat(outcome.status()).isZero();
        JsonNode report = awaitTwoDays(id, platform);
        JsonNode day = report.at("/items/0");
        for (String field : fields.split(" ")) {
            String[] expected = field.split("=");
            assertThat(day.at("/" + expected[0]).decimalValue())
                    .as("%s %s", platform, field)
                    .isEqualByComparingTo(expected[1]);
        }
        JsonNode totals = report.at("/totals");
        assertThat(
                        totals.at("/impressions").isNull()
                                ? null
                                : totals.at("/impressions").asLong())
                .isEqualTo(impressions);
        // Amounts as the platform reported them: the sums are in euros once anybody has put a rate on record.
        assertThat(day.at("/amounts").findValuesAsText("currency"))
                .isEqualTo(currency == null ? List.of() : List.of(currency));
        assertThat(totals.at("/amounts").findValuesAsText("currency"))
                .isEqualTo(currency == null ? List.of() : List.of(currency));
        assertThat(totals.at("/amounts/0/spend").decimalValue())
                .isEqualByComparingTo(spend == null ? BigDecimal.ZERO : BigDecimal.valueOf(spend));
    }

    private static JsonNode awaitTwoDays(String id, String platform) {
        return Eventually.that(
                () -> crm.get("/api/campaigns/" + id + "/kpis?platform=" + platform)
                        .expect(200)
                        .body(),
                report -> report.at("/items").size() == 2);
    }
}
