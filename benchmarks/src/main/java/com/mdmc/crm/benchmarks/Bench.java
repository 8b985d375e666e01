package com.mdmc.crm.benchmarks;

import com.mdmc.crm.benchmarks.ledger.LedgerBench;
import com.mdmc.crm.benchmarks.ledger.ProofBench;
import com.mdmc.crm.benchmarks.query.BackupBench;
import com.mdmc.crm.benchmarks.query.HistoryBench;
import com.mdmc.crm.benchmarks.query.QueryBench;
import com.mdmc.crm.benchmarks.query.RebuildBench;
import com.mdmc.crm.benchmarks.store.ChurnBench;
import com.mdmc.crm.benchmarks.store.StoreBench;
import com.mdmc.crm.standalone.cli.AddedCommand;
import picocli.CommandLine.Command;

/** {@code crm bench}: one group of measurements a subcommand. */
@Command(
        name = "bench",
        description = "Measures on this machine; read the ratios of one run, not the figures of two.",
        subcommands = {
            LedgerBench.class,
            ProofBench.class,
            StoreBench.class,
            ChurnBench.class,
            RebuildBench.class,
            BackupBench.class,
            QueryBench.class,
            HistoryBench.class
        })
public final class Bench implements AddedCommand {}
