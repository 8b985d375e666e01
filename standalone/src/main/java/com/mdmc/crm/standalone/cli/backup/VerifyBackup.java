package com.mdmc.crm.standalone.cli.backup;

import com.mdmc.crm.backup.restore.ArchiveVerification;
import com.mdmc.crm.backup.restore.ArchiveVerification.Report;
import com.mdmc.crm.standalone.operator.ExitCodes;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code crm verify-backup}: reads all of an archive and names what is not as it was written. */
@Command(
        name = "verify-backup",
        description = {
            "Reads all of an archive: digests, encryption, the chain of positions, the tree against the signed checkpoints.",
            "Changes nothing; works on a read-only mount, without a CRM."
        },
        footer = {"", "Ends with 0 if everything is in order, 1 if something is not, 2 if it could not be checked."})
public final class VerifyBackup implements Callable<Integer> {
    @Mixin
    private ArchiveOptions options;

    @Override
    public Integer call() throws Exception {
        Report report = ArchiveVerification.run(options.archive(Optional.empty()), position -> {});
        System.out.printf(
                Locale.ROOT,
                "%,d commits in %,d files read; %,d signed checkpoints; %,d erased subjects%n",
                report.commits(),
                report.files(),
                report.checkpoints(),
                report.erased());
        report.findings().forEach(System.out::println);
        System.out.println(report.isInOrder() ? "in order" : "NOT IN ORDER; whole up to position " + report.whole());
        return report.isInOrder() ? ExitCodes.OK : ExitCodes.NOT_IN_ORDER;
    }
}
