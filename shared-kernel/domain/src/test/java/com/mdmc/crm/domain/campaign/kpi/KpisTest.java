package com.mdmc.crm.domain.campaign.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
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
        Kpis both = figures(1000L, 10L, "5").plus(figures(9000L, 18L, "9"));
        assertThat(both.ctr()).isEqualByComparingTo("0.0028");
        assertThat(both.cpc()).isEqualByComparingTo("0.50");
        assertThat(both.cpm()).isEqualByComparingTo("1.40");
    }

    /** The ratio, its numerator and denominator put into figures, and the result for 1 ÷ 4. */
    static Stream<Arguments> ratios() {
        return Stream.of(
                ratio("ctr", Kpis::ctr, (n, d) -> kpis(whole(d), null, whole(n), null, null, null), "0.25"),
                ratio("vtr", Kpis::vtr, (n, d) -> kpis(whole(d), whole(n), null, null, null, null), "0.25"),
                ratio("cpc", Kpis::cpc, (n, d) -> kpis(null, null, whole(d), null, null, n), "0.25"),
                ratio("cpm", Kpis::cpm, (n, d) -> kpis(whole(d), null, null, null, null, n), "250"),
                ratio("cpv", Kpis::cpv, (n, d) -> kpis(null, whole(d), null, null, null, n), "0.25"),
                ratio("cpa", Kpis::cpa, (n, d) -> kpis(null, null, null, d, null, n), "0.25"),
                ratio("roas", Kpis::roas, (n, d) -> kpis(null, null, null, null, n, d), "0.25"),
                ratio("roi", Kpis::roi, (n, d) -> kpis(null, null, null, null, n, d), "-0.75"));
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
    void holdsForSmallAndLargeFigures(String name, Function<Kpis, BigDecimal> ratio, Given given, String quarter) {
        assertThat(ratio.apply(given.of(BigDecimal.ONE, BigDecimal.valueOf(4)))).isEqualByComparingTo(quarter);
        assertThat(ratio.apply(given.of(BigDecimal.valueOf(TRILLION), BigDecimal.valueOf(4 * TRILLION))))
                .isEqualByComparingTo(quarter);
        BigDecimal nothing = name.equals("roi") ? BigDecimal.ONE.negate() : BigDecimal.ZERO;
        assertThat(ratio.apply(given.of(BigDecimal.ZERO, BigDecimal.ONE))).isEqualByComparingTo(nothing);
    }

    @Test
    void keepsTwelveDigitsOfTheSmallestRatio() {
        assertThat(figures(3 * TRILLION, 1L, null).ctr()).isEqualByComparingTo("3.33333333333E-13");
    }

    @Test
    void refusesToAddWhatHasNoSum() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kpis.spent(BigDecimal.ONE, "EUR").plus(Kpis.spent(BigDecimal.ONE, "USD")));
        assertThatThrownBy(() -> figures(Long.MAX_VALUE, null, null).plus(figures(1L, null, null)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void forgetsACounterWhoseLastReportIsTakenBack() {
        KpiTotals totals = KpiTotals.NONE.plus(figures(10L, 1L, "2")).plus(figures(20L, null, null));
        assertThat(totals.sums().clicks()).isEqualTo(1);
        KpiTotals restated = totals.replace(figures(10L, 1L, "2"), figures(12L, null, "0"));
        assertThat(restated.sums().impressions()).isEqualTo(32);
        assertThat(restated.sums().clicks()).isNull();
        assertThat(restated.sums().spend()).isEqualByComparingTo("0");
        assertThat(restated.days().impressions()).isEqualTo(2);
        assertThat(restated.replace(figures(12L, null, "0"), figures(12L, null, null))
                        .sums()
                        .spend())
                .isNull();
    }

    interface Given {
        Kpis of(BigDecimal numerator, BigDecimal denominator);
    }

    private static Arguments ratio(String name, Function<Kpis, BigDecimal> ratio, Given given, String quarter) {
        return Arguments.of(name, ratio, given, quarter);
    }

    private static Long whole(BigDecimal count) {
        return count == null ? null : Long.valueOf(count.longValueExact());
    }

    private static Kpis figures(Long impressions, Long clicks, String spend) {
        return kpis(impressions, null, clicks, null, null, spend == null ? null : new BigDecimal(spend));
    }

    private static Kpis kpis(
            Long impressions, Long views, Long clicks, BigDecimal conversions, BigDecimal value, BigDecimal spend) {
        return new Kpis(
                "EUR", impressions, views, clicks, null, null, null, null, null, conversions, value, null, null, spend);
    }
}
