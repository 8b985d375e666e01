package com.mdmc.crm.command.campaign;

import static com.mdmc.crm.command.campaign.CampaignSamples.CAMPAIGN;
import static com.mdmc.crm.command.campaign.CampaignSamples.byZoe;

import com.mdmc.crm.command.campaign.FigureMonth.KpisMonth;
import com.mdmc.crm.command.campaign.KpisCommand.RecordDay;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.DailyFigures;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a day's figures change, and when they are turned down. */
class CampaignKpisTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final FigureTerms TERMS = new FigureTerms("EUR", "denis", Map.of(), Map.of());

    private final AggregateTestFixture<CampaignKpis> fixture = new AggregateTestFixture<>(CampaignKpis.class);
    private final FetchesInMemory fetches = new FetchesInMemory();

    /** What Mongo keeps, in a map. */
    static final class FetchesInMemory implements LatestFetches {
        final Map<LocalDate, Instant> times = new HashMap<>();

        @Override
        public Map<LocalDate, Instant> of(FigureMonth month) {
            return Map.copyOf(times);
        }

        @Override
        public void confirm(FigureMonth month, Map<LocalDate, Instant> fetches) {
            fetches.forEach((day, time) -> times.merge(day, time, (a, b) -> a.isAfter(b) ? a : b));
        }
    }

    @BeforeEach
    void injectFetches() {
        fixture.registerInjectableResource(fetches);
    }

    @Test
    void recordsADayOnce() {
        fixture.givenNoPriorActivity()
                .when(report(figures(100, "5.00"), NOON), byZoe())
                .expectEvents(recorded(figures(100, "5.00"), NOON));
        fixture.given(recorded(figures(100, "5.00"), NOON))
                .when(report(figures(100, "5"), NOON), byZoe())
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void restatesADayThatChanged() {
        fixture.given(recorded(figures(100, "5.00"), NOON))
                .when(report(figures(120, "5.00"), NOON.plusSeconds(1)), byZoe())
                .expectEvents(restated(figures(100, "5.00"), figures(120, "5.00"), NOON.plusSeconds(1)));
    }

    @Test
    void knowsAMissingMetricFromZero() {
        fixture.given(recorded(figures(100, null), NOON))
                .when(report(figures(100, "0"), NOON.plusSeconds(1)), byZoe())
                .expectEvents(restated(figures(100, null), figures(100, "0.00"), NOON.plusSeconds(1)));
    }

    @Test
    void turnsOlderFiguresDown() {
        fixture.given(recorded(figures(100, "5.00"), NOON))
                .when(report(figures(90, "4.00"), NOON.minusSeconds(1)), byZoe())
                .expectExceptionMessage("stale-figures");
    }

    @Test
    void remembersAFetchThatFoundNothingNew() {
        fixture.given(recorded(figures(100, "5.00"), NOON))
                .when(report(figures(100, "5.00"), NOON.plusSeconds(20)), byZoe())
                .expectNoEvents();
        fixture.given(recorded(figures(100, "5.00"), NOON))
                .when(report(figures(90, "4.00"), NOON.plusSeconds(10)), byZoe())
                .expectExceptionMessage("stale-figures");
    }

    @Test
    void takesFiguresWithoutATimeAsTheNewest() {
        fixture.given(recorded(figures(100, "5.00"), NOON.plusSeconds(250)))
                .when(report(figures(90, "4.00"), null), byZoe())
                .expectEvents(restated(figures(100, "5.00"), figures(90, "4.00"), NOON.plusSeconds(250)));
    }

    @Test
    void takesADayOfItsAdAccountsTimeZoneAndNoLaterOne() {
        // 11 in the evening in New York on 1 March is the 2nd in Paris.
        Instant late = Instant.parse("2026-03-02T04:00:00Z");
        LocalDate second = DAY.plusDays(1);
        AdAccount american = new AdAccount(Platform.META, ZoneId.of("America/New_York"), "EUR");
        FigureTerms there = new FigureTerms("EUR", "denis", Map.of(Platform.META, american), Map.of());
        fixture.givenNoPriorActivity()
                .when(day(second, there, late), byZoe())
                .expectExceptionMessage("validation")
                .expectNoEvents();
        fixture.givenNoPriorActivity().when(day(second, TERMS, late), byZoe()).expectSuccessfulHandlerExecution();
    }

    @Test
    void tellsOneCurrencyFromAnother() {
        fixture.given(recorded(figures(100, "5.00"), NOON))
                .when(in("USD", figures(100, "5.00"), NOON.plusSeconds(1)), byZoe())
                .expectEvents(new CampaignKpisRestated(
                        CAMPAIGN,
                        Platform.META,
                        DAY,
                        "USD",
                        "denis",
                        figures(100, "5.00"),
                        figures(100, "5.00"),
                        NOON.plusSeconds(1),
                        "EUR"));
        fixture.given(recorded(figures(100, null), NOON))
                .when(in("USD", figures(100, null), NOON.plusSeconds(1)), byZoe())
                .expectNoEvents();
        fixture.givenNoPriorActivity()
                .when(in("JPY", figures(100, "5.5"), NOON), byZoe())
                .expectExceptionMessage("validation");
    }

    @Test
    void takesNothingFromNobody() {
        fixture.givenNoPriorActivity()
                .when(report(DailyFigures.NONE, NOON), byZoe())
                .expectExceptionMessage("validation");
        fixture.givenNoPriorActivity()
                .when(report(figures(1, null), NOON.plusSeconds(301)), byZoe())
                .expectExceptionMessage("validation");
    }

    private static RecordDay day(LocalDate date, FigureTerms terms, Instant receivedAt) {
        return new RecordDay(
                KpisMonth.of(CAMPAIGN, Platform.META, date),
                new DayReport(date, null, figures(1, null), null),
                terms,
                receivedAt);
    }

    private static RecordDay in(String currency, DailyFigures figures, Instant fetchedAt) {
        return new RecordDay(
                KpisMonth.of(CAMPAIGN, Platform.META, DAY),
                new DayReport(DAY, currency, figures, fetchedAt),
                TERMS,
                NOON);
    }

    private static RecordDay report(DailyFigures figures, Instant fetchedAt) {
        return new RecordDay(
                KpisMonth.of(CAMPAIGN, Platform.META, DAY), new DayReport(DAY, null, figures, fetchedAt), TERMS, NOON);
    }

    private static CampaignKpisRecorded recorded(DailyFigures figures, Instant fetchedAt) {
        return new CampaignKpisRecorded(CAMPAIGN, Platform.META, DAY, "EUR", "denis", figures, fetchedAt);
    }

    private static CampaignKpisRestated restated(DailyFigures previous, DailyFigures current, Instant fetchedAt) {
        return new CampaignKpisRestated(
                CAMPAIGN, Platform.META, DAY, "EUR", "denis", previous, current, fetchedAt, null);
    }

    private static DailyFigures figures(long impressions, String spend) {
        return new DailyFigures(
                impressions,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                spend == null ? null : new BigDecimal(spend),
                null);
    }
}
