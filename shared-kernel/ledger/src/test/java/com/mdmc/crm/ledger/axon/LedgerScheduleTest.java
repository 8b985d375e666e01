package com.mdmc.crm.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Whatever the schedule: no acknowledged commit is lost or doubled, positions and sequences are dense, and a reader sees
 * every commit once, in order. {@code -Dledger.schedules=10000} runs the full campaign, {@code -Dledger.seed=} begins
 * with one seed.
 */
class LedgerScheduleTest {

    @Test
    void theLedgerKeepsItsPromisesUnderAnySchedule() {
        long first = Long.getLong("ledger.seed", 1);
        int schedules = Integer.getInteger("ledger.schedules", 400);

        assertThat(Schedules.firstViolation(first, schedules)).isEmpty();
    }
}
