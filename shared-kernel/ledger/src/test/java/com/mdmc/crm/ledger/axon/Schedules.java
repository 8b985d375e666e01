package com.mdmc.crm.ledger.axon;

import com.mdmc.crm.ledger.LedgerSimulation;
import java.util.List;

/** A campaign of schedules. */
public final class Schedules {

    private Schedules() {}

    /** What the first schedule that breaks a promise says, with its seed; empty if none does. */
    public static List<String> firstViolation(long firstSeed, int count) {
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            long current = seed;
            List<String> violations =
                    LedgerSimulation.run(seed, (commits, decoder) -> new TailReader(commits, decoder, current));
            if (!violations.isEmpty()) {
                return List.of("-Dledger.seed=" + seed, String.join("; ", violations));
            }
        }
        return List.of();
    }
}
