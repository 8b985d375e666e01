package com.mdmc.crm.command.campaign.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.command.campaign.decision.KpiTerms;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person has to look at before it is on record, and what nobody need be asked about. */
class PlausibilityTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 2, 28);

    private final Plausibility plausibility =
            new Plausibility(new KpiTerms("EUR", null, Map.of(), Map.of(), FIRST, LAST), Platform.META);

    @Test
    void aDayLikeItsNeighboursIsNotFlagged() {
        assertThat(flags(Kpis.NONE, kpis("19.99", 1000, 10))).isEmpty();
        assertThat(flags(kpis("19.99", 1000, 10), kpis("0", 0, 0))).isEmpty();
    }

    @Test
    void tenTimesTheMedianOfTheNeighboursIsFlagged() {
        for (int day = 0; day < 4; day++) {
            plausibility.add(FIRST.plusDays(day), kpis("10", 1000, 10));
        }
        Kpis high = kpis("100", 1000, 10);
        plausibility.add(FIRST.plusDays(4), high);
        assertThat(plausibility.flags(FIRST.plusDays(4), Kpis.NONE, high, "EUR"))
                .containsExactly("tenfold");
        Kpis less = kpis("99.99", 1000, 10);
        plausibility.add(FIRST.plusDays(5), less);
        assertThat(plausibility.flags(FIRST.plusDays(5), Kpis.NONE, less, "EUR"))
                .isEmpty();
    }

    @Test
    void whatContradictsItselfIsFlagged() {
        assertThat(flags(Kpis.NONE, kpis("1", 9, 10))).containsExactly("more-clicks-than-impressions");
        assertThat(flags(Kpis.NONE, kpis("1", 0, 0))).containsExactly("spend-without-impressions");
        assertThat(plausibility.flags(FIRST, Kpis.NONE, kpis("1", 9, 1), "USD")).containsExactly("other-currency");
        assertThat(plausibility.flags(LAST.plusDays(1), Kpis.NONE, kpis("1", 9, 1), "EUR"))
                .containsExactly("outside-campaign");
    }

    @Test
    void spendThatAnEmptyCellTakesAwayIsFlagged() {
        Kpis empty = Kpis.of(Map.of("impressions", 1000));
        assertThat(flags(kpis("200", 1000, 10), empty)).containsExactly("spend-disappears");
        assertThat(flags(Kpis.NONE, empty)).isEmpty();
    }

    private List<String> flags(Kpis before, Kpis after) {
        return plausibility.flags(FIRST, before, after, "EUR");
    }

    private static Kpis kpis(String spend, int impressions, int clicks) {
        return Kpis.of(Map.of("spend", new BigDecimal(spend), "impressions", impressions, "clicks", clicks));
    }
}
