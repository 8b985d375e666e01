package com.mdmc.crm.standalone.cli.backup;

import com.mdmc.crm.backup.archive.DamagedArchiveException;
import com.mdmc.crm.backup.archive.DamagedKeysException;
import com.mdmc.crm.backup.restore.ArchiveContents;
import com.mdmc.crm.backup.restore.ArchiveVerification;
import com.mdmc.crm.ledger.settings.StartRefusedException;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mdmc.crm.standalone.operator.ExitCodes;
import com.mdmc.crm.standalone.restore.ArchiveRestore;
import com.mdmc.crm.standalone.restore.ArchiveRestore.Outcome;
import com.mdmc.crm.standalone.restore.ArchiveRestore.Phase;
import com.mdmc.crm.standalone.restore.ArchiveRestore.Progress;
import com.mdmc.crm.standalone.restore.RestoreTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crm restore}: makes a store from an archive. */
@Command(
        name = "restore",
        description = {
            "Makes a store from an archive: everything, or as it was at an instant or position.",
            "Goes into an empty directory or database only, and ends with verify and self-check of the result.",
            "Persons who were erased since that instant stay erased. Everybody logs in again."
        },
        footer = {"", "Ends with 0 if the restored store is right, 1 if it is not, 2 if nothing can be restored."})
public final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private ArchiveOptions options;

    @Option(names = "--to", required = true, paramLabel = "DATA", description = "The data directory to make.")
    private Path to;

    @Option(names = "--into", paramLabel = "URI", description = "The MongoDB to fill instead of an embedded store.")
    private String into;

    @ArgGroup
    private PointInTime point = new PointInTime();

    /** Either of both. */
    private static final class PointInTime {
        @Option(
                names = "--at",
                paramLabel = "INSTANT",
                description = "As of then: 2026-11-30T14:05:00Z, or 2026-11-30T15:05:00+01:00.")
        private Instant at;

        @Option(names = "--at-position", paramLabel = "N", description = "As of this position of the ledger.")
        private Long position;
    }

    @Option(
            names = "--accept-loss",
            description = "Goes on where a file of keys is damaged: whoever's keys it held reads as erased.")
    private boolean acceptsLoss;

    @Override
    public Integer call() throws Exception {
        ArchiveContents contents = ArchiveContents.of(options.archive(Optional.of(to)));
        String masterKey = masterKey();
        long position = position(contents);
        System.out.printf(Locale.ROOT, "Restoring %,d commits from %s%n", position, options.directory());
        try {
            return restore(contents, masterKey, position);
        } catch (DamagedKeysException damaged) {
            throw new DamagedArchiveException(
                    damaged.getMessage() + ". Nothing was restored; restore --accept-loss does, without them");
        } catch (DamagedArchiveException damaged) {
            throw new DamagedArchiveException(damaged.getMessage() + ". Nothing was restored; " + whole(contents));
        }
    }

    /** The backup key opens the archive; the restored store may have any master key. */
    private String masterKey() throws IOException {
        Optional<String> given = options.masterKey(Optional.of(to));
        if (given.isEmpty() && into != null) {
            throw new StartRefusedException("A MongoDB is filled, so CRM_MASTER_KEY must be set, here or in the file"
                    + " given with --key: any 32 random bytes in Base64, which every node needs then.");
        }
        if (given.isEmpty()) {
            System.out.println("There is no master key here: a new one is drawn, into " + to.resolve(MasterKey.FILE));
        }
        return given.orElseGet(MasterKey::drawn);
    }

    private int restore(ArchiveContents contents, String masterKey, long position) throws IOException {
        RestoreTarget target = new RestoreTarget(to, Optional.ofNullable(into));
        long begun = System.nanoTime();
        Outcome outcome;
        try (Bars bars = new Bars(position)) {
            ArchiveRestore restore = new ArchiveRestore(contents, target, masterKey);
            outcome = (acceptsLoss ? restore.acceptingLostKeys() : restore).run(position, bars);
        }
        report(outcome, (System.nanoTime() - begun) / 1e9);
        return outcome.wrong().isEmpty() ? ExitCodes.OK : ExitCodes.NOT_IN_ORDER;
    }

    /** A progress bar for each phase, one after the other. */
    private static final class Bars implements Progress, AutoCloseable {
        private final long commits;
        private Phase phase;
        private ProgressBar bar;

        private Bars(long commits) {
            this.commits = commits;
        }

        @Override
        public void reached(Phase reached, long position) {
            if (reached != phase) {
                close();
                phase = reached;
                bar = new ProgressBarBuilder()
                        .setTaskName(phase.name().toLowerCase(Locale.ROOT))
                        .setStyle(ProgressBarStyle.ASCII)
                        .setInitialMax(commits)
                        .showSpeed()
                        .build();
            }
            bar.stepTo(position);
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }

    private static void report(Outcome outcome, double seconds) {
        double made = outcome.made().toMillis() / 1e3;
        System.out.printf(
                Locale.ROOT,
                "%,d commits and %,d events restored with all views in %.1f s: %,.0f events a second; checked in %.1f s%n",
                outcome.restored().position(),
                outcome.events(),
                made,
                outcome.events() / made,
                seconds - made);
        System.out.println(
                "root " + Base64.getEncoder().encodeToString(outcome.restored().root()));
        System.out.printf(
                Locale.ROOT, "signed up to position %d%n", outcome.restored().signed());
        System.out.printf(
                Locale.ROOT,
                "%d erased subjects stay erased%n",
                outcome.restored().erased());
        if (!outcome.restored().isExact()) {
            System.out.println("Passwords are those of the nearest base: who cannot log in asks for a new one.");
        }
        outcome.wrong().forEach(System.out::println);
        System.out.println(outcome.wrong().isEmpty() ? "in order; all views are right" : "NOT IN ORDER");
    }

    private long position(ArchiveContents contents) throws IOException {
        long last = contents.last();
        long position = last;
        if (point.position != null) {
            position = point.position;
        } else if (point.at != null) {
            position = contents.positionAt(point.at);
        }
        if (position < 1 || position > last) {
            throw new StartRefusedException("The archive holds positions 1 to " + last + ", from "
                    + contents.firstInstant() + " to " + contents.lastInstant() + ".");
        }
        return position;
    }

    private static String whole(ArchiveContents contents) throws IOException {
        long whole = ArchiveVerification.run(contents.archive(), position -> {}).whole();
        return whole == 0
                ? "no position is whole"
                : "everything up to position " + whole + " is whole: restore it with --at-position " + whole;
    }
}
