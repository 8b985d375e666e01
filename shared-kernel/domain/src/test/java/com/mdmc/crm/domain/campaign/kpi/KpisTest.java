package com.mdmc.crm.domain.campaign.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ratios come from sums; what is missing stays missing. */
class KpisTest {
    private static final long TRILLION = 1_000_000_000_000L;

    @Test
    void dividesSumsAndNotMeansOfRatios() {
        Kpis both = sums(1000L, 10L, "5").plus(sums(9000L, 18L, "9")).kpis();
        assertThat(both.ctr()).isEqualByComparingTo("0.0028");
        assertThat(both.cpc()).isEqualByComparingTo("0.50");
        assertThat(both.cpm()).isEqualByComparingTo("1.40");
    }

    /** The ratio, KPIs with its numerator and denominator, and the result for 1 ÷ 4. */
    static Stream<Arguments> ratios() {
        return Stream.of(
                ratio("ctr", Kpis::ctr, (n, d) -> kpis("clicks", n, "impressions", d), "0.25"),
                ratio("vtr", Kpis::vtr, (n, d) -> kpis("views", n, "impressions", d), "0.25"),
                ratio("cpc", Kpis::cpc, (n, d) -> kpis("spend", n, "clicks", d), "0.25"),
                ratio("cpm", Kpis::cpm, (n, d) -> kpis("spend", n, "impressions", d), "250"),
                ratio("cpv", Kpis::cpv, (n, d) -> kpis("spend", n, "views", d), "0.25"),
                ratio("cpa", Kpis::cpa, (n, d) -> kpis("spend", n, "conversions", d), "0.25"),
                ratio("roas", Kpis::roas, (n, d) -> kpis("conversionValue", n, "spend", d), "0.25"),
                ratio("roi", Kpis::roi, (n, d) -> kpis("conversionValue", n, "spend", d), "-0.75"));
    }

    @ParameterizedTest
    @MethodSource("ratios")
    void isAbsentWithoutADenominator(String name, Function<Kpis, BigDecimal> ratio, Given given, String quarter) {
        assertThat(ratio.apply(given.of(BigDecimal.ONE, null))).isNull();
        assertThat(ratio.apply(given.of(BigDecimal.ONE, BigDecimal.ZERO))).isNull();
        assertThat(ratio.apply(given.of(null, BigDecimal.ONE))).isNull();
        assertThat(ratio.apply(Kpis.NONE)).isNull();
    }

    @ParameterizedTest
    @MethodSource("ratios")
    void holdsForSmallAndLargeNumbers(String name, Function<Kpis, BigDecimal> ratio, Given given, String quarter) {
        assertThat(ratio.apply(given.of(BigDecimal.ONE, BigDecimal.valueOf(4)))).isEqualByComparingTo(quarter);
        assertThat(ratio.apply(given.of(BigDecimal.valueOf(TRILLION), BigDecimal.valueOf(4 * TRILLION))))
                .isEqualByComparingTo(quarter);
        BigDecimal nothing = name.equals("roi") ? BigDecimal.ONE.negate() : BigDecimal.ZERO;
        assertThat(ratio.apply(given.of(BigDecimal.ZERO, BigDecimal.ONE))).isEqualByComparingTo(nothing);
    }

    @Test
    void keepsTwelveDigitsOfTheSmallestRatio() {
        assertThat(sums(3 * TRILLION, 1L, null).kpis().ctr()).isEqualByComparingTo("3.33333333333E-13");
    }

    @Test
    void refusesToAddWhatHasNoSum() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KpiSums.spent(BigDecimal.ONE, "EUR").plus(KpiSums.spent(BigDecimal.ONE, "USD")));
        assertThatThrownBy(() -> sums(Long.MAX_VALUE, null, null).plus(sums(1L, null, null)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void forgetsAMetricWhoseLastReportIsTakenBack() {
        KpiTotals totals = KpiTotals.NONE.plus(sums(10L, 1L, "2")).plus(sums(20L, null, null));
        assertThat(totals.sums().kpis().clicks()).isEqualTo(1);
        KpiTotals restated = totals.replace(sums(10L, 1L, "2"), sums(12L, null, "0"));
        assertThat(restated.sums().kpis().impressions()).isEqualTo(32);
        assertThat(restated.sums().kpis().clicks()).isNull();
        assertThat(restated.sums().kpis().spend()).isEqualByComparingTo("0");
        assertThat(restated.days().kpis().impressions()).isEqualTo(2);
        assertThat(restated.replace(sums(12L, null, "0"), sums(12L, null, null))
                        .sums()
                        .kpis()
                        .spend())
                .isNull();
    }

    interface Given {
        Kpis of(BigDecimal numerator, BigDecimal denominator);
    }

    private static Arguments ratio(String name, Function<Kpis, BigDecimal> ratio, Given given, String quarter) {
        return Arguments.of(name, ratio, given, quarter);
    }

    private static KpiSums sums(Long impressions, Long clicks, String spend) {
        return new KpiSums("EUR", kpis("impressions", impressions, "clicks", clicks, "spend", decimal(spend)));
    }

    private static BigDecimal decimal(String number) {
        return number == null ? null : new BigDecimal(number);
    }

    private static Kpis kpis(Object... namesAndNumbers) {
        Map<String, Number> metrics = new HashMap<>();
        for (int i = 0; i < namesAndNumbers.length; i += 2) {
            metrics.put((String) namesAndNumbers[i], (Number) namesAndNumbers[i + 1]);
        }
        return Kpis.of(metrics);
    }
}
