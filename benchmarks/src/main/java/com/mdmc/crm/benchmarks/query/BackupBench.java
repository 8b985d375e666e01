package com.mdmc.crm.benchmarks.query;

import com.mdmc.crm.backup.archive.ArchiveDirectory;
import com.mdmc.crm.backup.restore.ArchiveContents;
import com.mdmc.crm.backup.schedule.BackupKeyRing;
import com.mdmc.crm.backup.write.ArchiveSource;
import com.mdmc.crm.backup.write.Archiver;
import com.mdmc.crm.benchmarks.harness.Report;
import com.mdmc.crm.benchmarks.harness.Writers;
import com.mdmc.crm.domain.access.AccessEvent.LoginFailed;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.projections.store.StoredTokens;
import com.mdmc.crm.standalone.OfflineProjection;
import com.mdmc.crm.standalone.restore.ArchiveRestore;
import com.mdmc.crm.standalone.restore.ArchiveRestore.Outcome;
import com.mdmc.crm.standalone.restore.ArchiveRestore.Phase;
import com.mdmc.crm.standalone.restore.RestoreTarget;
import com.mdmc.crm.standalone.restore.TemporaryRestoreDrill;
import com.mongodb.client.MongoDatabase;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.context.ApplicationContext;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code crm bench backup}. */
@Command(
        name = "backup",
        description = {
            "Archives a year of work, measures what continuous archiving costs writers, and restores it all, as an operator",
            "does and as the monthly drill does.",
            "The cost is that of rounds with an archive beside rounds without, in turn."
        })
public final class BackupBench implements Callable<Integer> {
    private static final int WRITERS = 8;
    private static final long WARM_UP_MILLIS = 3_000;
    private static final long ROUND_MILLIS = 10_000;
    private static final long FLUSH_SECONDS = 3;
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Option(names = "--leads", description = "Leads of the agency (default: ${DEFAULT-VALUE}).")
    private int leads = 100_000;

    @Option(names = "--campaigns", description = "Campaigns of the agency (default: ${DEFAULT-VALUE}).")
    private int campaigns = 2_000;

    @Option(names = "--rounds", description = "Rounds of writing of either kind (default: ${DEFAULT-VALUE}).")
    private int rounds = 4;

    @Option(names = "--directory", description = "Where the data directories are created.")
    private Path directory = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--keep", description = "Uses and leaves a ledger that was made by an earlier run.")
    private boolean keep;

    private final Report report = new Report(System.out);
    private final AtomicLong number = new AtomicLong();

    @Override
    public Integer call() throws Exception {
        Agency agency = Agency.in(directory, leads, campaigns);
        Path archive = directory.resolve("crm-backup-archive");
        Path restored = directory.resolve("crm-backup-restored");
        FileSystemUtils.deleteRecursively(archive);
        FileSystemUtils.deleteRecursively(restored);
        report.title("%,d leads, %,d campaigns".formatted(leads, campaigns));
        agency.prepare(campaigns, keep, report);
        try (OfflineProjection offline = OfflineProjection.open(agency.settings())) {
            archive(offline.context(), archive);
            if (rounds > 0) {
                cost(offline.context(), archive);
            }
        }
        String masterKey =
                Files.readString(agency.data().resolve(MasterKey.FILE)).strip();
        restore(archive, restored, masterKey);
        drill(agency, archive, masterKey);
        if (!keep) {
            FileSystemUtils.deleteRecursively(agency.data());
        }
        FileSystemUtils.deleteRecursively(archive);
        FileSystemUtils.deleteRecursively(restored);
        return 0;
    }

    private static Archiver archiver(ApplicationContext context, Path archive) throws IOException {
        MasterKey master = context.getBean(MasterKey.class);
        MongoDatabase database = context.getBean(MongoDatabase.class);
        return Archiver.open(
                new ArchiveDirectory(archive, BackupKeyRing.toWrite(archive, master, false)),
                ArchiveSource.of(database, master, context.getBean(StoredTokens.class), context.getBean(Clock.class)),
                Duration.ofDays(7));
    }

    private void archive(ApplicationContext context, Path archive) throws IOException {
        long begun = System.nanoTime();
        archiver(context, archive).base();
        report.note(
                "%,d commits archived in %.1f s.",
                context.getBean(Ledger.class).head(), (System.nanoTime() - begun) / 1e9);
        long compressed = FileSizes.compressedLedger(context.getBean(MongoDatabase.class));
        long size = FileSizes.of(archive);
        report.note(
                "Archive %,d bytes, the ledger alone with gzip %,d bytes: %.2f times.",
                size, compressed, size / (double) compressed);
    }

    private void cost(ApplicationContext context, Path archive) throws Exception {
        report.columns(
                "round", "commits/s without an archive", "with", "CPU, µs a commit, without", "with", "to archive it");
        Rate without = Rate.NONE;
        Rate with = Rate.NONE;
        double apart = 0;
        for (int round = 0; round <= rounds; round++) {
            Archiver archiver = archiver(context, archive);
            archiver.flush();
            Rate plain = rate(context);
            double micros = flushMicros(archiver);
            ScheduledExecutorService flushes = Executors.newSingleThreadScheduledExecutor();
            flushes.scheduleWithFixedDelay(() -> flush(archiver), FLUSH_SECONDS, FLUSH_SECONDS, TimeUnit.SECONDS);
            Rate archived = rate(context);
            flushes.shutdown();
            flushes.awaitTermination(1, TimeUnit.MINUTES);
            archiver.flush();
            archiver.flush();
            // The first round pays for the compiler.
            if (round > 0) {
                report.row(List.of(
                        round,
                        plain.perSecond(),
                        archived.perSecond(),
                        plain.cpuMicros(),
                        archived.cpuMicros(),
                        micros));
                apart += micros;
                without = without.plus(plain);
                with = with.plus(archived);
            }
        }
        report.note(
                "Archiving costs %.1f %% of the appends a second, and %.1f %% of CPU time a commit; measured apart, %.1f %%.",
                100 * (1 - with.perSecond() / without.perSecond()),
                100 * (1 - without.cpuMicros() / with.cpuMicros()),
                100 * apart / (apart + without.cpuMicros()));
    }

    /** CPU time of archiving what writers left, by commit: of the whole process, with what the store does for it. */
    private static double flushMicros(Archiver archiver) throws IOException {
        long before = archiver.position();
        long begun = PROCESS.getProcessCpuTime();
        archiver.flush();
        archiver.flush();
        return (PROCESS.getProcessCpuTime() - begun) / 1e3 / Math.max(1, archiver.position() - before);
    }

    private static void flush(Archiver archiver) {
        try {
            archiver.flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * Appends of a round. CPU time tells the cost also on a machine that others use.
     *
     * @param perSecond commits a second
     * @param cpuMicros CPU time of the whole process by commit
     */
    private record Rate(double perSecond, double cpuMicros) {
        static final Rate NONE = new Rate(0, 0);

        Rate plus(Rate other) {
            return new Rate(perSecond + other.perSecond, cpuMicros + other.cpuMicros);
        }
    }

    private Rate rate(ApplicationContext context) {
        EventBus events = context.getBean(EventBus.class);
        long begun = PROCESS.getProcessCpuTime();
        long first = number.get();
        double perSecond = Writers.rate(WRITERS, WARM_UP_MILLIS, ROUND_MILLIS, writer -> {
            String id = "bench-" + number.incrementAndGet();
            events.publish(new GenericEventMessage<>(
                    new LoginFailed(id, "unknown-address"),
                    RequestContext.system("bench", id, null).metadata("Bench").toMap()));
            return 1;
        });
        return new Rate(perSecond, (PROCESS.getProcessCpuTime() - begun) / 1e3 / (number.get() - first));
    }

    private void drill(Agency agency, Path archive, String masterKey) throws Exception {
        try (OfflineProjection offline = OfflineProjection.open(agency.settings())) {
            RebuildBench.rebuild(offline.rebuilder(), offline.rebuilder().names());
            long begun = System.nanoTime();
            long position = new TemporaryRestoreDrill(
                            offline.context().getBean(MongoDatabase.class), masterKey, directory, new Random())
                    .run(archive);
            report.note("Drill up to position %,d in %.1f s.", position, (System.nanoTime() - begun) / 1e9);
        }
    }

    private void restore(Path archive, Path to, String masterKey) throws IOException {
        ArchiveDirectory directory = new ArchiveDirectory(
                archive, BackupKeyRing.toRead(archive, Optional.empty(), Optional.of(MasterKey.ofBase64(masterKey))));
        ArchiveContents contents = ArchiveContents.of(directory);
        long begun = System.nanoTime();
        Map<Phase, Long> ended = new EnumMap<>(Phase.class);
        Outcome outcome = new ArchiveRestore(contents, new RestoreTarget(to, Optional.empty()), masterKey)
                .run(contents.last(), (phase, position) -> ended.put(phase, System.nanoTime()));
        double seconds = (System.nanoTime() - begun) / 1e9;
        double made = outcome.made().toMillis() / 1e3;
        report.note(
                "%,d commits, %,d events restored with all views in %.1f s, %,.0f events/s; %.1f s of it to write the"
                        + " ledger, %.1f s to fold it; checked in %.1f s; wrong: %s",
                outcome.restored().position(),
                outcome.events(),
                made,
                outcome.events() / made,
                (ended.get(Phase.COMMITS) - begun) / 1e9,
                (ended.get(Phase.VIEWS) - ended.get(Phase.COMMITS)) / 1e9,
                seconds - made,
                outcome.wrong());
    }
}
