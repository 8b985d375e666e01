package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.ledger.proof.AuditBundle;
import com.mdmc.crm.ledger.proof.BundleSelection;
import com.mdmc.crm.standalone.LaunchSettings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crm audit-bundle}: hands commits out with their proofs, to be checked without the CRM. */
@Command(
        name = "audit-bundle",
        description = {
            "Writes commits with their proofs, the checkpoints and the public keys into a file that an auditor checks offline.",
            "Reads the store of CRM_MONGODB_URI, or the embedded one of CRM_DATA, also while the CRM serves it. Changes nothing."
        },
        footer = {"", "Ends with 0 if there is a bundle, 2 if there is none.", "Check it with bundle-verifier.jar."})
final class BundleForAuditors implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file to write; it must not exist.")
    private Path file;

    @Option(
            names = "--resource",
            paramLabel = "TYPE/ID",
            description = "Whatever was recorded about one thing, such as lead/ID or user/ID.")
    private String resource;

    @Option(names = "--from", paramLabel = "INSTANT", description = "The first instant of a period, in UTC.")
    private Instant from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "The end of a period, not in it any more.")
    private Instant to;

    @Override
    public Integer call() throws Exception {
        requireOneSelection();
        long commits = Stores.read(LaunchSettings.ofEnvironment(), database -> write(new AuditBundle(database)));
        return commits > 0 ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private void requireOneSelection() {
        boolean isPeriod = from != null || to != null;
        if (isPeriod == (resource != null)) {
            throw new IllegalArgumentException("either --resource or a period with --from and --to is needed");
        }
    }

    private long write(AuditBundle bundle) throws IOException {
        BundleSelection selection = resource == null ? bundle.between(from, to) : bundle.about(resource);
        long commits;
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
            commits = bundle.write(selection, out);
        }
        if (commits == 0) {
            Files.delete(file);
            System.err.println("crm: nothing that is signed for was recorded there");
        } else {
            System.out.printf(
                    Locale.ROOT,
                    "%,d commits and their proofs for the checkpoint of %,d commits are in %s%n",
                    commits,
                    bundle.signedUpTo(),
                    file);
        }
        return commits;
    }
}
