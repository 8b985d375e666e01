package com.mdmc.crm.query.campaign.view;

import static com.mdmc.crm.query.campaign.view.CampaignHistories.CAMPAIGN;
import static com.mdmc.crm.query.campaign.view.CampaignHistories.DAY;
import static com.mdmc.crm.query.campaign.view.CampaignHistories.NOON;
import static com.mdmc.crm.query.campaign.view.CampaignHistories.drafted;
import static com.mdmc.crm.query.campaign.view.CampaignHistories.kpis;
import static com.mdmc.crm.query.campaign.view.CampaignHistories.recorded;
import static com.mdmc.crm.query.campaign.view.CampaignHistories.restated;
import static com.mdmc.crm.query.campaign.view.CampaignHistories.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetAlertRaised;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignBudgetChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignCreativeAdded;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignObjectivesChanged;
import com.mdmc.crm.domain.campaign.CampaignEvent.CampaignSpendCorrected;
import com.mdmc.crm.domain.campaign.CampaignObjectives;
import com.mdmc.crm.domain.campaign.CampaignObjectivesKpiTargetsBuilder;
import com.mdmc.crm.domain.campaign.Creative;
import com.mdmc.crm.domain.campaign.CreativeBuilder;
import com.mdmc.crm.domain.campaign.CreativeType;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.campaign.billing.BudgetTermsBuilder;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CreativeKpisEvent.CampaignCreativeKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.ExchangeRates;
import com.mdmc.crm.domain.money.Money;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.query.campaign.kpi.CampaignKpiReader;
import com.mdmc.crm.query.campaign.kpi.DailyKpis;
import com.mdmc.crm.query.campaign.kpi.KpiMonthView;
import com.mdmc.crm.query.campaign.kpi.KpiReport;
import com.mdmc.crm.query.campaign.kpi.KpiRow;
import com.mdmc.crm.query.campaign.kpi.Period;
import com.mdmc.crm.query.campaign.kpi.PlatformDay;
import com.mdmc.crm.query.campaign.view.ObjectiveAttainment.Attainment;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a campaign's events make of it. */
class CampaignViewTest {

    @Test
    void spentIsWhatWasReportedAndCorrected() {
        CampaignView view = fold(
                drafted(),
                recorded(Platform.META, DAY, "EUR", kpis(1000L, 10L, 700L, "600.00", "900.00")),
                new CampaignSpendCorrected(
                        CAMPAIGN, "c-1", Money.of("450.00", "EUR"), PersonalText.constant("affichage")),
                restated(
                        Platform.META,
                        DAY,
                        "EUR",
                        kpis(1000L, 10L, 700L, "600.00", "900.00"),
                        kpis(2000L, 20L, 800L, "500.00", "900.00")),
                new CampaignSpendCorrected(
                        CAMPAIGN, "c-2", Money.of("100.00", "EUR"), PersonalText.constant("affichage")));
        assertThat(view.totalSpend()).isEqualTo(new BigDecimal("500.00"));
        assertThat(view.budget().spent()).isEqualTo(new BigDecimal("1050.00"));
        assertThat(view.budget().remaining()).isEqualTo(new BigDecimal("-50.00"));
        assertThat(view.budget().overspent()).isTrue();
        assertThat(view.budget().corrected()).isEqualTo(new BigDecimal("550.00"));
        assertThat(view.totalImpressions()).isEqualTo(2000);
        assertThat(view.overallCtr()).isEqualByComparingTo("0.01");
        assertThat(view.overallCpc()).isEqualByComparingTo("25");
        assertThat(view.roas()).isEqualByComparingTo("1.8");
        assertThat(view.roi()).isEqualByComparingTo("0.8");
    }

    @Test
    void attainsTargetsAndStaysUnderACost() {
        CampaignObjectives targets = new CampaignObjectives(
                PersonalText.constant("écoutes"),
                null,
                CampaignObjectivesKpiTargetsBuilder.builder()
                        .streams(12L)
                        .followers(10L)
                        .engagement(5L)
                        .roas(new BigDecimal("3.6"))
                        .cpa(new BigDecimal("50"))
                        .build());
        CampaignView view = fold(
                drafted(),
                new CampaignObjectivesChanged(CAMPAIGN, targets),
                recorded(Platform.META, DAY, "EUR", kpis(1000L, 10L, 700L, "50.00", "90.00")),
                recorded(Platform.TIKTOK, DAY, "EUR", kpis(1000L, 10L, 700L, "150.00", "90.00")));
        assertThat(view.objectives().achieved().streams()).isEqualTo(12);
        assertThat(view.objectives().achieved().engagement()).isEqualTo(20);
        assertThat(view.objectives().achieved().cpa()).isEqualByComparingTo("100");
        Attainment attained = view.objectives().attainment();
        assertThat(attained.streams()).isEqualByComparingTo("1");
        assertThat(attained.followers()).isEqualByComparingTo("1");
        assertThat(attained.engagement()).isEqualByComparingTo("4");
        assertThat(attained.roas()).isEqualByComparingTo("0.25");
        assertThat(attained.cpa()).as("twice too dear").isEqualByComparingTo("0.5");
    }

    @Test
    void hasNoAttainmentWithoutATarget() {
        Attainment attained = fold(
                        drafted(), recorded(Platform.META, DAY, "EUR", kpis(1000L, 10L, 700L, "50.00", null)))
                .objectives()
                .attainment();
        assertThat(attained).isEqualTo(new Attainment(null, null, null, null, null));
    }

    @Test
    void addsNoReachUpOverDaysOrPlatforms() {
        List<EventEnvelope<?>> stream = stream(
                drafted(),
                recorded(Platform.META, DAY, "EUR", kpis(1000L, 10L, 700L, "1", null)),
                recorded(Platform.TIKTOK, DAY, "EUR", kpis(1000L, 10L, 900L, "1", null)),
                recorded(Platform.META, DAY.plusDays(1), "EUR", kpis(1000L, 10L, 500L, "1", null)));
        List<PlatformDay> days = kpisAfter(stream);
        List<DailyKpis> rows = CampaignKpiReader.rows(days, "EUR", ExchangeRates.NONE);
        assertThat(rows).extracting(row -> row.kpis().reach()).containsExactly(null, 500L);
        assertThat(rows).extracting(row -> row.kpis().frequency()).containsExactly(null, new BigDecimal("2"));
        KpiRow totals = KpiReport.of("campaign-1", KpiReport.By.MONTH, days, "EUR", ExchangeRates.NONE)
                .totals();
        assertThat(KpiRow.class.getRecordComponents())
                .noneMatch(each -> each.getName().contains("reach"));
        assertThat(totals.kpis().conversions()).isEqualByComparingTo("3");
        assertThat(totals.conversionsBasis()).isEqualTo("platform-reported");
        assertThat(totals.days()).isEqualTo(3);
    }

    @Test
    void leavesOutOfItsMoneyWhatNoRateConverts() {
        List<EventEnvelope<?>> stream = stream(
                drafted(),
                recorded(Platform.META, DAY, "EUR", kpis(1000L, 10L, 700L, "10.00", "40.00")),
                recorded(Platform.TIKTOK, DAY, "USD", kpis(1000L, 10L, 700L, "20.00", "40.00")));
        CampaignView stored = CampaignView.FOLD.over(stream);
        assertThat(stored.budget().spent()).isEqualTo(new BigDecimal("10.00"));
        assertThat(stored.budget().unconverted()).containsExactly(Money.of("20.00", "USD"));
        assertThat(stored.overallCpc()).isNull();
        assertThat(stored.roas()).isNull();
        assertThat(stored.overallCtr()).isEqualByComparingTo("0.01");
        List<PlatformDay> days = kpisAfter(stream);
        CampaignView read = stored.read(days, (from, to, day) -> Optional.of(new BigDecimal("0.5")), DAY);
        assertThat(read.budget().spent()).isEqualTo(new BigDecimal("20.00"));
        assertThat(read.budget().unconverted()).isEmpty();
        assertThat(read.overallCpc()).isEqualByComparingTo("1");
        assertThat(read.roas()).isEqualByComparingTo("3");
    }

    @Test
    void knowsWhatIsSpentEntirelyAbroad() {
        CampaignView stored =
                fold(drafted(), recorded(Platform.TIKTOK, DAY, "USD", kpis(1000L, 10L, 700L, "20.00", "40.00")));
        assertThat(stored.totalSpend()).isEqualTo(new BigDecimal("0.00"));
        assertThat(stored.overallCpc()).as("dollars are no euros").isNull();
    }

    @Test
    void countsACreativesKpisForTheCreativeAlone() {
        Creative creative = CreativeBuilder.builder()
                .name(PersonalText.constant("Teaser"))
                .type(CreativeType.VIDEO)
                .platform(Platform.META)
                .isActive(true)
                .build();
        CampaignView view = fold(
                drafted(),
                new CampaignCreativeAdded(CAMPAIGN, "a", creative),
                new CampaignCreativeAdded(CAMPAIGN, "b", creative),
                new CampaignCreativeKpisRecorded(CAMPAIGN, "a", DAY, "EUR", kpis(1000L, 10L, 1L, "5", null), NOON),
                new CampaignCreativeKpisRecorded(
                        CAMPAIGN, "a", DAY.plusDays(1), "EUR", kpis(9000L, 1L, 1L, "8", null), NOON),
                new CampaignCreativeKpisRestated(
                        CAMPAIGN,
                        "a",
                        DAY.plusDays(1),
                        "EUR",
                        kpis(9000L, 1L, 1L, "8", null),
                        kpis(9000L, 18L, 1L, "9", null),
                        NOON,
                        null));
        assertThat(view.creatives().get(0).performance().ctr()).isEqualByComparingTo("0.0028");
        assertThat(view.creatives().get(0).performance().cpc()).isEqualByComparingTo("0.5");
        assertThat(view.creatives().get(0).performance().conversions()).isEqualByComparingTo("2");
        assertThat(view.creatives().get(1).performance().impressions()).isZero();
        assertThat(view.creatives().get(1).performance().ctr()).isNull();
        assertThat(view.totalImpressions()).isZero();
    }

    @Test
    void marksAlertsThatAHigherAllocationOvertook() {
        BudgetTerms twoThousand = BudgetTermsBuilder.builder()
                .allocated(new BigDecimal("2000"))
                .currency("EUR")
                .build()
                .atScale("");
        CampaignView view = fold(
                drafted(),
                new CampaignBudgetAlertRaised(CAMPAIGN, 50, Money.of("600.00", "EUR"), Money.of("1000.00", "EUR")),
                new CampaignBudgetChanged(CAMPAIGN, twoThousand),
                new CampaignBudgetAlertRaised(CAMPAIGN, 50, Money.of("1000.00", "EUR"), Money.of("2000.00", "EUR")));
        assertThat(view.budget().alerts())
                .extracting(CampaignBudget.Alert::current)
                .containsExactly(false, true);
    }

    private static CampaignView fold(DomainEvent... events) {
        return CampaignView.FOLD.over(stream(events));
    }

    private static List<PlatformDay> kpisAfter(List<EventEnvelope<?>> stream) {
        Map<String, KpiMonthView> months = new LinkedHashMap<>();
        for (EventEnvelope<?> recorded : stream) {
            String month = KpiMonthView.key(recorded.event());
            if (month != null) {
                months.compute(month, (key, before) -> KpiMonthView.FOLD.apply(before, recorded));
            }
        }
        return CampaignKpiReader.days(months.values(), Period.ALWAYS, null);
    }
}
