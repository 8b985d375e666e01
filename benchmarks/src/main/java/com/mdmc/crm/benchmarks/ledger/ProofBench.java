package com.mdmc.crm.benchmarks.ledger;

import com.mdmc.crm.benchmarks.harness.BenchStore;
import com.mdmc.crm.benchmarks.harness.Report;
import com.mdmc.crm.benchmarks.harness.Rounds;
import com.mdmc.crm.benchmarks.harness.Writers;
import com.mdmc.crm.ledger.proof.LedgerVerification;
import com.mdmc.crm.ledger.proof.LedgerVerification.Request;
import com.mdmc.crm.ledger.proof.Verification;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.query.proof.ProofKeeper;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code crm bench proofs}. */
@Command(
        name = "proofs",
        description = "How fast a ledger is verified, and what growing and signing the tree takes from appending.")
public final class ProofBench implements Callable<Integer> {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final double WANTED_RATE = 100_000;
    private static final double WANTED_COST = 0.05;

    @Option(names = "--sizes", split = ",", description = "Ledgers to verify, in events.")
    private List<Long> sizes = List.of(100_000L, 1_000_000L);

    @Option(names = "--rounds", description = "How often each figure is taken before its median counts.")
    private int rounds = 9;

    @Option(names = "--writers", description = "Threads that append at once.")
    private int writers = 64;

    @Option(names = "--seconds", description = "How long a round appends.")
    private int seconds = 4;

    @Option(names = "--uri", description = "A MongoDB to measure on instead of a fresh embedded store.")
    private String uri;

    @Option(names = "--directory", description = "Where the embedded store is created.")
    private Path directory = Path.of(System.getProperty("java.io.tmpdir"));

    private final MasterKey master = MasterKey.ofBase64(Base64.getEncoder().encodeToString(new byte[32]));

    @Override
    public Integer call() {
        System.setProperty("axoniq.update-checker.disabled", "true");
        Supplier<BenchStore> stores = Scale.storesOn(uri, directory);
        Report report = new Report(System.out);
        appendWithAndWithout(stores, report);
        verify(stores, report);
        return 0;
    }

    private void appendWithAndWithout(Supplier<BenchStore> stores, Report report) {
        report.title("Appending with and without the tree, %d writers".formatted(writers));
        report.columns("round", "without (events/s)", "with (events/s)", "with ÷ without");
        List<Double> ratios = new ArrayList<>();
        try (BenchStore store = stores.get()) {
            MongoDatabase database = store.database("proofs");
            LedgerArm arm = new LedgerArm(database);
            ProofKeeper keeper = keeper(database, arm);
            for (int round = 0; round <= rounds; round++) {
                boolean withFirst = round % 2 == 1;
                double first = rate(arm, keeper, withFirst);
                double second = rate(arm, keeper, !withFirst);
                double with = withFirst ? first : second;
                double without = withFirst ? second : first;
                if (round > 0) {
                    ratios.add(with / without);
                    report.row(List.of(round, without, with, with / without));
                }
            }
        }
        double cost = 1 - Rounds.median(ratios);
        report.promise("tree and checkpoints take of appending", cost * 100, " %", cost <= WANTED_COST);
    }

    /**
     * What a round without the tree leaves to grow is taken in after its clock, so that a round with it pays its own and
     * nothing else; and what the store still writes of the round before is over when the next begins.
     */
    private double rate(LedgerArm arm, ProofKeeper keeper, boolean with) {
        Rounds.settle();
        if (with) {
            keeper.start();
        }
        double rate = Writers.rate(writers, 500, seconds * 1_000L, writer -> arm.append(writer, 1));
        if (!with) {
            keeper.start();
        }
        keeper.stop();
        return rate;
    }

    private ProofKeeper keeper(MongoDatabase database, LedgerArm arm) {
        return ProofKeeper.alone(database, arm.storage(), master, INTERVAL, Clock.systemUTC());
    }

    private void verify(Supplier<BenchStore> stores, Report report) {
        report.title("Verification");
        report.columns("events", "events/s", "checkpoints");
        double last = 0;
        for (long size : sizes) {
            try (BenchStore store = stores.get()) {
                MongoDatabase database = store.database("proofs");
                LedgerArm arm = new LedgerArm(database);
                ProofKeeper keeper = keeper(database, arm);
                keeper.start();
                arm.fill(size);
                keeper.stop();
                last = verify(new LedgerVerification(database), report);
            }
        }
        report.promise("verification, largest ledger", last, " events/s", last >= WANTED_RATE);
    }

    private double verify(LedgerVerification verification, Report report) {
        List<Double> rates = new ArrayList<>();
        Verification done = null;
        for (int round = 0; round < rounds; round++) {
            long begun = System.nanoTime();
            done = verification.run(Request.all(), reached -> {});
            rates.add(done.events() / ((System.nanoTime() - begun) / 1e9));
            if (!done.isInOrder()) {
                throw new IllegalStateException(done.finding().orElseThrow().toString());
            }
        }
        report.row(List.of(done.events(), Rounds.median(rates), done.checkpoints()));
        return Rounds.median(rates);
    }
}
