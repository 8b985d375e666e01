package com.mdmc.crm.command.campaign.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.command.campaign.kpi.KpisForm;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.campaign.CampaignObjectivesKpiTargetsBuilder;
import com.mdmc.crm.domain.campaign.ClientInfoBuilder;
import com.mdmc.crm.domain.campaign.Creative;
import com.mdmc.crm.domain.campaign.CreativeType;
import com.mdmc.crm.domain.campaign.billing.BudgetTerms;
import com.mdmc.crm.domain.campaign.billing.BudgetTermsBuilder;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.campaign.platform.PlatformConfig;
import com.mdmc.crm.domain.campaign.platform.PlatformSchedule;
import com.mdmc.crm.domain.campaign.platform.PlatformSchedule.TimeSlot;
import com.mdmc.crm.domain.campaign.platform.Targeting.Custom;
import com.mdmc.crm.domain.campaign.platform.Targeting.Demographics;
import com.mdmc.crm.domain.campaign.platform.Targeting.Geographic;
import com.mdmc.crm.domain.campaign.platform.Targeting.Lookalike;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a campaign's parts must look like, at every boundary; the bad field is named. */
class CampaignShapeTest {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @ParameterizedTest
    @CsvSource({
        "FR-Z03-98-00212, true",
        "FRZ039800212, true",
        "FR Z03 98 00212, true",
        "US-ABC-26-12345, true",
        "fr-Z03-98-00212, false",
        "F1-Z03-98-00212, false",
        "FR-Z0-98-00212, false",
        "FR-Z03-9-00212, false",
        "FR-Z03-98-0021, false",
        "FR-Z03-98-002123, false",
        "FR-Z03-98-0021A, false",
        "FR_Z03_98_00212, false"
    })
    void anIsrcHasItsFourParts(String isrc, boolean good) {
        assertThat(bad(ClientInfoBuilder.builder()
                        .artistName(PersonalText.clear("Zoé"))
                        .isrc(PersonalText.ofNullable(isrc))
                        .build()))
                .isEqualTo(good ? Set.of() : Set.of("isrc"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "18, 34, -",
                "18, 18, -",
                "0, 120, -",
                "-, 34, -",
                "18, -, -",
                "35, 34, ageMax",
                "-1, 34, ageMin",
                "18, 121, ageMax"
            })
    void agesAreInOrder(Integer ageMin, Integer ageMax, String field) {
        assertThat(bad(new Demographics(ageMin, ageMax, null, null)))
                .isEqualTo(field == null ? Set.of() : Set.of(field));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "6, true", "'0,1,2,3,4,5,6', true", "-1, false", "7, false", "'3,7', false"})
    void daysOfTheWeekAreZeroToSix(String days, boolean good) {
        List<Integer> numbers =
                Arrays.stream(days.split(",")).map(Integer::valueOf).toList();
        assertThat(bad(new TimeSlot(numbers, "08:00", "10:00")).isEmpty()).isEqualTo(good);
    }

    @Test
    void aTimeSlotHasDays() {
        assertThat(bad(new TimeSlot(List.of(), "08:00", "10:00"))).containsExactly("days");
        assertThat(bad(new TimeSlot(null, "08:00", "10:00"))).containsExactly("days");
    }

    @ParameterizedTest
    @CsvSource({
        "08:00, 10:00, ''",
        "22:00, 02:00, ''", // across midnight
        "00:00, 00:00, ''",
        "23:59, 00:00, ''",
        "8:00, 10:00, startTime",
        "24:00, 10:00, startTime",
        "08:00, 10:60, endTime"
    })
    void aTimeSlotHasTimesOfDay(String start, String end, String field) {
        assertThat(bad(new TimeSlot(List.of(1), start, end))).isEqualTo(field.isEmpty() ? Set.of() : Set.of(field));
    }

    @ParameterizedTest
    @CsvSource({"0.1, true", "25, true", "0, false", "-3, false"})
    void aRadiusIsPositive(BigDecimal radius, boolean good) {
        assertThat(bad(new Geographic(null, null, List.of(PersonalText.clear("Lyon")), radius)))
                .isEqualTo(good ? Set.of() : Set.of("radius"));
    }

    @ParameterizedTest
    @CsvSource({"0.5, true", "100, true", "0, false", "100.1, false", "-1, false"})
    void aLookalikeIsAShareOfAPopulation(BigDecimal percentage, boolean good) {
        assertThat(bad(new Lookalike(true, PersonalText.clear("Fans"), percentage)))
                .isEqualTo(good ? Set.of() : Set.of("percentage"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$where", "a.b", ""})
    void aCustomAudienceHasStorableNames(String name) {
        assertThat(bad(new Custom(true, PersonalText.clear("list"), Map.of(name, 1))))
                .hasSize(1);
        assertThat(bad(new Custom(true, PersonalText.clear("list"), Map.of("rule", Map.of("age", 18)))))
                .isEmpty();
    }

    @Test
    void aScheduleAndAPlatformsBudgetAreInOrder() {
        LocalDate day = LocalDate.of(2026, 2, 1);
        assertThat(bad(new PlatformSchedule(day, day, null))).isEmpty();
        assertThat(bad(new PlatformSchedule(day, day.minusDays(1), null))).containsExactly("endDate");
        assertThat(bad(new PlatformConfig.Budget(BigDecimal.TEN, BigDecimal.TEN, null, null)))
                .isEmpty();
        assertThat(bad(new PlatformConfig.Budget(BigDecimal.TEN, BigDecimal.ONE, null, null)))
                .containsExactly("total");
        assertThat(bad(new PlatformConfig.Budget(BigDecimal.TEN.negate(), null, null, null)))
                .containsExactly("daily");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "100, 100, true", "-0.1, 0, false", "0, 100.01, false"})
    void commissionAndPercentageAreOfAHundred(BigDecimal commission, BigDecimal percentage, boolean good) {
        BudgetTerms terms = BudgetTermsBuilder.builder()
                .currency("EUR")
                .commission(commission)
                .percentageOfSpend(percentage)
                .build();
        assertThat(bad(terms).isEmpty()).isEqualTo(good);
    }

    @Test
    void targetsArePositive() {
        assertThat(bad(CampaignObjectivesKpiTargetsBuilder.builder()
                        .streams(1L)
                        .followers(1L)
                        .engagement(1L)
                        .roas(BigDecimal.ONE)
                        .cpa(BigDecimal.ONE)
                        .build()))
                .isEmpty();
        assertThat(bad(CampaignObjectivesKpiTargetsBuilder.builder()
                        .streams(0L)
                        .followers(-1L)
                        .engagement(0L)
                        .roas(BigDecimal.ZERO)
                        .cpa(BigDecimal.ZERO)
                        .build()))
                .containsExactlyInAnyOrder("streams", "followers", "engagement", "roas", "cpa");
    }

    @Test
    void aCreativeIsAFileOnTheWeb() {
        Creative good = new Creative(
                PersonalText.clear("Teaser"),
                CreativeType.VIDEO,
                null,
                PersonalText.clear("https://cdn.example/a.mp4"),
                null,
                new Creative.Dimensions(1080, 1920, PersonalText.clear("9:16")),
                new Creative.Metadata(new BigDecimal("15.5"), 10L, PersonalText.clear("mp4"), PersonalText.clear("hd")),
                true);
        assertThat(bad(good)).isEmpty();
        Creative wrong = new Creative(
                PersonalText.clear(" "),
                null,
                null,
                PersonalText.clear("javascript:alert(1)"),
                PersonalText.clear("ftp://cdn.example/a"),
                new Creative.Dimensions(0, -1, null),
                new Creative.Metadata(new BigDecimal("-1"), -1L, null, null),
                true);
        assertThat(bad(wrong))
                .containsExactlyInAnyOrder(
                        "name",
                        "type",
                        "url",
                        "thumbnail",
                        "dimensions.width",
                        "dimensions.height",
                        "metadata.duration",
                        "metadata.fileSize");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.000001, true",
        "1000000000000000, 999999999999999.999999, true",
        "1000000000000001, 0, false",
        "-1, 0, false",
        "0, -0.01, false",
        "0, 1000000000000000, false",
        "0, 0.0000001, false"
    })
    void kpisAreNotNegativeAndCanBeAddedUp(Long clicks, BigDecimal conversions, boolean good) {
        Kpis kpis = Kpis.of(Map.of("clicks", clicks, "conversions", conversions));
        assertThat(bad(new KpisForm(kpis, null, null)).isEmpty()).isEqualTo(good);
    }

    private static Set<String> bad(Object group) {
        return VALIDATOR.validate(group).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
