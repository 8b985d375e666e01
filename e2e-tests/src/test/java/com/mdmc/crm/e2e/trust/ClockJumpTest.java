package com.mdmc.crm.e2e.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.Operator;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No clock decides what is recorded, in which order, or whether it is believed. */
@Tag("slow")
class ClockJumpTest {

    @TempDir
    Path directory;

    private final JumpingClock clock = new JumpingClock(Instant.parse("2026-11-30T10:00:00Z"));
    private final List<String> leads = new ArrayList<>();
    private final List<Long> positions = new ArrayList<>();

    /** A clock that is set while it ticks. */
    private static final class JumpingClock extends Clock {
        private volatile Instant base;
        private volatile long from = System.nanoTime();

        JumpingClock(Instant begin) {
            base = begin;
        }

        void jump(Duration by) {
            Instant now = instant();
            from = System.nanoTime();
            base = now.plus(by);
        }

        @Override
        public Instant instant() {
            return base.plusMillis((System.nanoTime() - from) / 1_000_000);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("instants alone are asked for");
        }
    }

    @Test
    void aDayForwardTwoDaysBackAndPast2038NothingIsLostOrOutOfOrder() {
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(directory), clock)) {
            capture(server);
            clock.jump(Duration.ofDays(1));
            capture(server);
            clock.jump(Duration.ofDays(-2));
            capture(server);
        }
        clock.jump(Duration.ofDays(-1));
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(directory), clock)) {
            assertAllThere(server);
            capture(server);
            // Past the last second that 32 bits count.
            clock.jump(Duration.between(clock.instant(), Instant.parse("2039-03-01T00:00:00Z")));
            capture(server);
            clock.jump(Duration.ofDays(-1));
            capture(server);
        }
        assertThat(Operator.crm(directory, "verify").said())
                .contains("in order")
                .doesNotContain("NOT");
        assertThat(Operator.crm(directory, "self-check").said()).contains("All views are right");
    }

    /** Sessions end by the clock, so that each jump may ask for a new one. */
    private void capture(StandaloneServer server) {
        CrmClient admin = RunningCrm.admin(server);
        for (int i = 0; i < 3; i++) {
            CrmClient.Answer captured =
                    Directories.capture(admin, "jump" + leads.size()).expect(201);
            leads.add(captured.text("/id"));
            positions.add(captured.position());
        }
        assertThat(positions).isSorted().doesNotHaveDuplicates();
        assertAllThere(server);
    }

    private void assertAllThere(StandaloneServer server) {
        CrmClient admin = RunningCrm.admin(server);
        for (String lead : leads) {
            Eventually.found(() -> admin.get("/api/leads/" + lead));
        }
        CrmClient.Answer readiness = RunningCrm.stranger(server).get("/actuator/health/readiness");
        assertThat(readiness.status()).as(readiness.raw().body()).isEqualTo(200);
        CrmClient.Answer verification = admin.get("/api/audit/verification").expect(200);
        assertThat(verification.body().at("/inOrder").asBoolean())
                .as(verification.raw().body())
                .isTrue();
    }
}
