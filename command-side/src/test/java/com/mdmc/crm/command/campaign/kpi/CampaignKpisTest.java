package com.mdmc.crm.command.campaign.kpi;

import static com.mdmc.crm.command.campaign.decision.CampaignSamples.CAMPAIGN;
import static com.mdmc.crm.command.campaign.decision.CampaignSamples.byZoe;

import com.mdmc.crm.command.campaign.decision.KpiTerms;
import com.mdmc.crm.command.campaign.decision.KpiTerms.AdAccount;
import com.mdmc.crm.command.campaign.kpi.KpiFixture.Reports;
import com.mdmc.crm.command.campaign.kpi.KpiFixture.Reversal;
import com.mdmc.crm.command.campaign.kpi.KpiMonth.PlatformMonth;
import com.mdmc.crm.command.campaign.kpi.KpisCommand.ReportedDay;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** What a day's KPIs change, and when they are rejected. */
class CampaignKpisTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final KpiTerms TERMS = new KpiTerms("EUR", "denis", Map.of(), Map.of());

    private final AggregateTestFixture<CampaignKpis> fixture = KpiFixture.create();

    @Test
    void recordsADayOnce() {
        fixture.givenNoPriorActivity()
                .when(report(kpis(100, "5.00"), NOON), byZoe())
                .expectEvents(recorded(kpis(100, "5.00"), NOON));
        fixture.given(recorded(kpis(100, "5.00"), NOON))
                .when(report(kpis(100, "5"), NOON), byZoe())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void restatesADayThatChanged() {
        fixture.given(recorded(kpis(100, "5.00"), NOON))
                .when(report(kpis(120, "5.00"), NOON.plusSeconds(1)), byZoe())
                .expectEvents(restated(kpis(100, "5.00"), kpis(120, "5.00"), NOON.plusSeconds(1)));
    }

    @Test
    void knowsAMissingMetricFromZero() {
        fixture.given(recorded(kpis(100, null), NOON))
                .when(report(kpis(100, "0"), NOON.plusSeconds(1)), byZoe())
                .expectEvents(restated(kpis(100, null), kpis(100, "0.00"), NOON.plusSeconds(1)));
    }

    @Test
    void rejectsOlderKpis() {
        fixture.given(recorded(kpis(100, "5.00"), NOON))
                .when(report(kpis(90, "4.00"), NOON.minusSeconds(1)), byZoe())
                .expectExceptionMessage("stale-figures");
    }

    @Test
    void remembersAFetchThatFoundNothingNew() {
        fixture.given(recorded(kpis(100, "5.00"), NOON))
                .when(report(kpis(100, "5.00"), NOON.plusSeconds(20)), byZoe())
                .expectNoEvents();
        fixture.given(recorded(kpis(100, "5.00"), NOON))
                .when(report(kpis(90, "4.00"), NOON.plusSeconds(10)), byZoe())
                .expectExceptionMessage("stale-figures");
    }

    @Test
    void treatsKpisWithoutATimeAsTheNewest() {
        fixture.given(recorded(kpis(100, "5.00"), NOON.plusSeconds(250)))
                .when(report(kpis(90, "4.00"), null), byZoe())
                .expectEvents(restated(kpis(100, "5.00"), kpis(90, "4.00"), NOON.plusSeconds(250)));
    }

    @Test
    void takesADayOfItsAdAccountsTimeZoneAndNoLaterOne() {
        // 11 in the evening in New York on 1 March is the 2nd in Paris.
        Instant late = Instant.parse("2026-03-02T04:00:00Z");
        LocalDate second = DAY.plusDays(1);
        AdAccount american = new AdAccount(Platform.META, ZoneId.of("America/New_York"), "EUR");
        KpiTerms there = new KpiTerms("EUR", "denis", Map.of(Platform.META, american), Map.of());
        fixture.givenNoPriorActivity()
                .when(day(second, there, late), byZoe())
                .expectExceptionMessage("validation")
                .expectNoEvents();
        fixture.givenNoPriorActivity().when(day(second, TERMS, late), byZoe()).expectSuccessfulHandlerExecution();
    }

    @Test
    void tellsOneCurrencyFromAnother() {
        fixture.given(recorded(kpis(100, "5.00"), NOON))
                .when(in("USD", kpis(100, "5.00"), NOON.plusSeconds(1)), byZoe())
                .expectEvents(new CampaignKpisRestated(
                        CAMPAIGN,
                        Platform.META,
                        DAY,
                        "USD",
                        "denis",
                        kpis(100, "5.00"),
                        kpis(100, "5.00"),
                        NOON.plusSeconds(1),
                        "EUR",
                        null));
        fixture.given(recorded(kpis(100, null), NOON))
                .when(in("USD", kpis(100, null), NOON.plusSeconds(1)), byZoe())
                .expectNoEvents();
        fixture.givenNoPriorActivity()
                .when(in("JPY", kpis(100, "5.5"), NOON), byZoe())
                .expectExceptionMessage("validation");
    }

    @Test
    void takesNothingFromNobody() {
        fixture.givenNoPriorActivity().when(report(Kpis.NONE, NOON), byZoe()).expectExceptionMessage("validation");
        fixture.givenNoPriorActivity()
                .when(report(kpis(1, null), NOON.plusSeconds(301)), byZoe())
                .expectExceptionMessage("validation");
    }

    @Test
    void mergesWhatAReportHas() {
        fixture.given(recorded(kpis(100, "5.00"), NOON))
                .when(some(kpis(120, null), NOON.plusSeconds(1), "impressions"), byZoe())
                .expectEvents(restated(kpis(100, "5.00"), kpis(120, "5.00"), NOON.plusSeconds(1)));
        fixture.given(recorded(kpis(100, "5.00"), NOON))
                .when(some(kpis(120, null), NOON.plusSeconds(1), "impressions", "spend"), byZoe())
                .expectEvents(restated(kpis(100, "5.00"), kpis(120, null), NOON.plusSeconds(1)));
        fixture.given(recorded(kpis(100, "5.00"), NOON))
                .when(some(kpis(100, null), NOON.plusSeconds(1), "impressions"), byZoe())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void takesAnOlderReportsOtherMetrics() {
        fixture.given(recorded(kpis(100, null), NOON), restated(kpis(100, null), kpis(100, null), NOON))
                .when(some(kpis(90, "4.00"), NOON.minusSeconds(1), "impressions", "spend"), byZoe())
                .expectExceptionMessage("stale-figures");
        fixture.givenCommands(some(kpis(100, null), NOON, "impressions"))
                .when(some(kpis(90, "4.00"), NOON.minusSeconds(1), "impressions", "spend"), byZoe())
                .expectEvents(restated(kpis(100, null), kpis(100, "4.00"), NOON.minusSeconds(1)));
    }

    @Test
    void keepsWhatAnOlderReportSaidWhenANewerOneIsTakenOut() {
        fixture.givenCommands(
                        imported("import-1", kpis(0, "5.00"), NOON, "spend"),
                        imported("import-2", kpis(90, null), NOON.minusSeconds(1), "impressions"))
                .when(new Reversal(DAY, Set.of("import-1"), List.of(), TERMS, NOON), byZoe())
                .expectEvents(restated(kpis(90, "5.00"), kpis(90, null), NOON));
    }

    private static Reports imported(String importId, Kpis kpis, Instant fetchedAt, String... metrics) {
        KpiOrigin origin = new KpiOrigin(Set.of(metrics), importId, "digest-" + importId, "2");
        ReportedDay day = new ReportedDay(
                PlatformMonth.of(CAMPAIGN, Platform.META, DAY), DAY, kpis, null, fetchedAt, origin, List.of());
        return new Reports(List.of(day), TERMS, NOON);
    }

    private static Reports some(Kpis kpis, Instant fetchedAt, String... metrics) {
        Reports whole = report(kpis, fetchedAt);
        return new Reports(List.of(whole.days().get(0).merging(Set.of(metrics))), whole.terms(), whole.receivedAt());
    }

    private static Reports day(LocalDate date, KpiTerms terms, Instant receivedAt) {
        return reports(date, null, kpis(1, null), null, terms, receivedAt);
    }

    private static Reports in(String currency, Kpis kpis, Instant fetchedAt) {
        return reports(DAY, currency, kpis, fetchedAt, TERMS, NOON);
    }

    private static Reports report(Kpis kpis, Instant fetchedAt) {
        return in(null, kpis, fetchedAt);
    }

    private static Reports reports(
            LocalDate date, String currency, Kpis kpis, Instant fetchedAt, KpiTerms terms, Instant receivedAt) {
        PlatformMonth month = PlatformMonth.of(CAMPAIGN, Platform.META, date);
        return new Reports(List.of(new ReportedDay(month, date, kpis, currency, fetchedAt)), terms, receivedAt);
    }

    private static CampaignKpisRecorded recorded(Kpis kpis, Instant fetchedAt) {
        return new CampaignKpisRecorded(CAMPAIGN, Platform.META, DAY, "EUR", "denis", kpis, fetchedAt, null);
    }

    private static CampaignKpisRestated restated(Kpis previous, Kpis current, Instant fetchedAt) {
        return new CampaignKpisRestated(
                CAMPAIGN, Platform.META, DAY, "EUR", "denis", previous, current, fetchedAt, null, null);
    }

    private static Kpis kpis(long impressions, String spend) {
        return Kpis.of(
                spend == null
                        ? Map.of("impressions", impressions)
                        : Map.of("impressions", impressions, "spend", new BigDecimal(spend)));
    }
}
