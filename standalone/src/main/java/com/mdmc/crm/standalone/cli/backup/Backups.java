package com.mdmc.crm.standalone.cli.backup;

import com.mdmc.crm.backup.restore.ArchiveContents;
import com.mdmc.crm.backup.schedule.BackupRuns;
import com.mdmc.crm.backup.schedule.BackupTask;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.operator.ExitCodes;
import com.mdmc.crm.standalone.operator.Stores;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code crm backups}: what there is to restore. */
@Command(
        name = "backups",
        description = "Says what an archive holds: the instants it can restore, its size, gaps, and the last runs.",
        footer = {"", "Ends with 0 if there are no gaps and no run failed, 1 if there are, 2 if it cannot be told."})
public final class Backups implements Callable<Integer> {
    @Mixin
    private ArchiveOptions options;

    @Override
    public Integer call() throws Exception {
        ArchiveContents contents = ArchiveContents.of(options.archive(Optional.empty()));
        System.out.printf(Locale.ROOT, "archive   %s, history %d%n", options.directory(), contents.history());
        System.out.printf(Locale.ROOT, "oldest    position 1, %s%n", contents.firstInstant());
        System.out.printf(Locale.ROOT, "newest    position %d, %s%n", contents.last(), contents.lastInstant());
        System.out.printf(Locale.ROOT, "exact     any instant since %s%n", contents.denseSince());
        System.out.printf(
                Locale.ROOT,
                "size      %,d bytes, %d segments, %d bases%n",
                contents.size(),
                contents.segments().size(),
                contents.bases().size());
        List<String> gaps = contents.gaps();
        System.out.println("gaps      " + (gaps.isEmpty() ? "none" : String.join("; ", gaps)));
        boolean isFaultless = runs();
        return gaps.isEmpty() && isFaultless ? ExitCodes.OK : ExitCodes.NOT_IN_ORDER;
    }

    /** The runs are known to the store, which may be lost. */
    private static boolean runs() throws Exception {
        LaunchSettings settings = LaunchSettings.ofEnvironment();
        if (settings.sharedStore().isEmpty() && !settings.data().hasStore()) {
            return true;
        }
        return Stores.read(settings, database -> {
            boolean isFaultless = true;
            for (BackupTask task : BackupTask.values()) {
                Optional<BackupRuns.Run> last = new BackupRuns(database).last(task);
                System.out.printf(
                        Locale.ROOT,
                        "%-9s %s%n",
                        task.label(),
                        last.map(Backups::said).orElse("never"));
                isFaultless &= last.map(BackupRuns.Run::isSuccess).orElse(true);
            }
            return isFaultless;
        });
    }

    private static String said(BackupRuns.Run run) {
        return run.isSuccess()
                ? run.at() + ", position " + run.position()
                : "FAILED " + run.at() + ": " + run.failure();
    }
}
