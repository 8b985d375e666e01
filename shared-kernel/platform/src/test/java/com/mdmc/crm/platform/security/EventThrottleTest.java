package com.mdmc.crm.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EventThrottleTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final EventThrottle gate = new EventThrottle(3, Duration.ofSeconds(10), new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void holdsBackWhatIsTooMuchAndTellsTheNextHowManyTheyWere() {
        for (int i = 0; i < 3; i++) {
            assertThat(gate.pass("a")).isEqualTo(OptionalLong.of(0));
        }
        for (int i = 0; i < 7; i++) {
            assertThat(gate.pass("a")).isEmpty();
        }
        now = now.plusSeconds(10);
        assertThat(gate.pass("a")).isEqualTo(OptionalLong.of(7));
        assertThat(gate.pass("a")).isEmpty();
        now = now.plusSeconds(10);
        assertThat(gate.pass("a")).isEqualTo(OptionalLong.of(1));
    }

    @Test
    void letsThroughWhatComesSlowlyForEverAndKeepsKindsApart() {
        for (int i = 0; i < 100; i++) {
            assertThat(gate.pass("a")).isEqualTo(OptionalLong.of(0));
            now = now.plusSeconds(10);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(gate.pass("kind " + i)).isEqualTo(OptionalLong.of(0));
        }
    }
}
