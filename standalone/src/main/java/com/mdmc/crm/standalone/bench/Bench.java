package com.mdmc.crm.standalone.bench;

import com.mdmc.crm.standalone.bench.ledger.LedgerBench;
import com.mdmc.crm.standalone.bench.ledger.ProofBench;
import com.mdmc.crm.standalone.bench.query.HistoryBench;
import com.mdmc.crm.standalone.bench.query.QueryBench;
import com.mdmc.crm.standalone.bench.query.RebuildBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code crm bench}: one group of measurements a subcommand. */
@Command(
        name = "bench",
        description = "Measures on this machine; read the ratios of one run, not the figures of two.",
        mixinStandardHelpOptions = true,
        subcommands = {
            LedgerBench.class,
            ProofBench.class,
            StoreBench.class,
            RebuildBench.class,
            QueryBench.class,
            HistoryBench.class
        })
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }
}
