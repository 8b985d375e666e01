package com.mdmc.crm.projections.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CounterContributionsTest {

    private static final CounterKey ROW = CounterKey.of("colour", "red");

    private record Part(int amount) {}

    private record Whole(List<Part> parts) {}

    private final AtomicInteger looks = new AtomicInteger();
    private final CounterContributions<Whole> contributions =
            CounterContributions.ofParts(Whole::parts, (whole, part) -> {
                looks.incrementAndGet();
                return Map.of(ROW, Map.of("sum", BigDecimal.valueOf(part.amount)));
            });

    @Test
    void aChangeOfOnePartLooksAtThatPartAlone() {
        Part kept = new Part(5);
        Whole before = new Whole(List.of(kept, new Part(1)));
        Whole after = new Whole(List.of(kept, new Part(4)));
        assertThat(contributions.difference(before, after)).isEqualTo(moved(3));
        assertThat(looks).hasValue(2);
    }

    @Test
    void partsOfOneRowAddUp() {
        assertThat(contributions.of(new Whole(List.of(new Part(2), new Part(3)))))
                .isEqualTo(moved(5));
        assertThat(contributions.difference(new Whole(List.of(new Part(2), new Part(3))), null))
                .isEqualTo(moved(-5));
    }

    @Test
    void whatDoesNotMoveIsLeftOut() {
        assertThat(contributions.difference(new Whole(List.of(new Part(2))), new Whole(List.of(new Part(2)))))
                .isEmpty();
    }

    private static Map<CounterKey, Map<String, BigDecimal>> moved(int amount) {
        return Map.of(ROW, Map.of("sum", BigDecimal.valueOf(amount)));
    }
}
