package com.mdmc.crm.domain.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Parts add up to the whole, to the cent. */
class ApportionmentTest {

    @Test
    void givesTheRestToTheLargestPart() {
        Map<String, Money> lines =
                Apportionment.rounded(parts("meta", "33.335", "tiktok", "33.335", "youtube", "33.34"), "EUR");
        // Half to even takes two parts up to 33.34, which makes 100.02: the largest gives a cent back.
        assertThat(lines.values().stream().reduce(Money.zero("EUR"), Money::plus))
                .isEqualTo(Money.of("100.01", "EUR"));
        assertThat(lines.get("youtube")).isEqualTo(Money.of("33.33", "EUR"));
    }

    @Test
    void splitsAFixedAmountByWeight() {
        Map<String, BigDecimal> shares =
                Apportionment.shares(new BigDecimal("100"), parts("meta", "1", "tiktok", "1", "youtube", "1"));
        assertThat(Apportionment.rounded(shares, "EUR"))
                .containsEntry("meta", Money.of("33.34", "EUR"))
                .containsEntry("tiktok", Money.of("33.33", "EUR"));
        assertThat(Apportionment.rounded(shares, "JPY")).containsEntry("meta", Money.of("34", "JPY"));
    }

    @Test
    void splitsEquallyWithoutWeights() {
        assertThat(Apportionment.shares(BigDecimal.TEN, parts("meta", "0", "tiktok", "0")))
                .allSatisfy((key, share) -> assertThat(share).isEqualByComparingTo("5"));
    }

    @Test
    void addsUpWhateverTheParts() {
        long seed = Long.getLong("apportionment.seed", 1);
        System.out.println("apportionment.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            Map<Integer, BigDecimal> parts = new LinkedHashMap<>();
            for (int i = 0; i <= random.nextInt(6); i++) {
                parts.put(i, BigDecimal.valueOf(random.nextLong(10_000_000), random.nextInt(8)));
            }
            BigDecimal exact = parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            Money sum = Apportionment.rounded(parts, "EUR").values().stream().reduce(Money.zero("EUR"), Money::plus);
            assertThat(sum).isEqualTo(Money.rounded(exact, "EUR"));
        }
    }

    private static Map<String, BigDecimal> parts(String... namesAndAmounts) {
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndAmounts.length; i += 2) {
            parts.put(namesAndAmounts[i], new BigDecimal(namesAndAmounts[i + 1]));
        }
        return parts;
    }
}
