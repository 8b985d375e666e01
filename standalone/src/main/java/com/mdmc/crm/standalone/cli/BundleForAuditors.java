package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.ledger.merkle.SignedNote;
import com.mdmc.crm.ledger.proof.AuditBundle;
import com.mdmc.crm.ledger.proof.AuditBundle.NotExtendedException;
import com.mdmc.crm.ledger.proof.BundleSelection;
import com.mdmc.crm.query.proof.KeptCheckpoint;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.operator.ExitCodes;
import com.mdmc.crm.standalone.operator.Stores;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code crm audit-bundle}: hands commits out with their proofs, to be checked without the CRM. */
@Command(
        name = "audit-bundle",
        description = {
            "Writes commits with their proofs, the checkpoints and the public keys into a file that an auditor checks offline.",
            "Reads the store of CRM_MONGODB_URI, or the embedded one of CRM_DATA, also while the CRM serves it. Changes nothing."
        },
        footer = {"", "Ends with 0 if there is a bundle, 2 if there is none.", "Check it with bundle-verifier.jar."})
final class BundleForAuditors implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

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

    @Option(
            names = "--extends",
            paramLabel = "CHECKPOINT",
            description = {
                "A checkpoint that the auditor holds: the bundle proves that the ledger extends it.",
                "Alone, the bundle holds that proof and no commits. Repeatable."
            })
    private List<Path> held = List.of();

    @Override
    public Integer call() throws Exception {
        boolean isPeriod = from != null || to != null;
        if (isPeriod && resource != null || !isPeriod && resource == null && held.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "either --resource, a period with --from and --to, or --extends is needed");
        }
        return Stores.read(LaunchSettings.ofEnvironment(), database -> write(new AuditBundle(database)));
    }

    private BundleSelection selection(AuditBundle bundle) {
        if (resource != null) {
            return bundle.about(resource);
        }
        return from == null && to == null ? BundleSelection.none() : bundle.between(from, to);
    }

    private int write(AuditBundle bundle) throws IOException {
        if (Files.exists(file)) {
            System.err.println("crm: " + file + " exists already: name another file");
            return ExitCodes.FAILED;
        }
        BundleSelection selection = selection(bundle);
        List<SignedNote> notes = new ArrayList<>();
        for (Path each : held) {
            KeptCheckpoint checkpoint = KeptCheckpoint.read(each);
            checkpoint.requireSignedBy(bundle.publicKeys());
            notes.add(checkpoint.note());
        }
        long commits = 0;
        boolean isWritten = false;
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
            commits = bundle.write(selection, notes, out);
            isWritten = commits > 0 || selection.equals(BundleSelection.none());
        } catch (NotExtendedException contradicted) {
            System.out.println("NOT IN ORDER: " + contradicted.getMessage());
            return ExitCodes.NOT_IN_ORDER;
        } finally {
            if (!isWritten) {
                Files.deleteIfExists(file);
            }
        }
        report(bundle, isWritten, commits);
        return isWritten ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private void report(AuditBundle bundle, boolean isWritten, long commits) {
        if (!isWritten) {
            System.err.println("crm: nothing that is signed for was recorded there");
        } else {
            System.out.printf(
                    Locale.ROOT,
                    "%,d commits and their proofs for the checkpoint of %,d commits are in %s%n",
                    commits,
                    bundle.signedUpTo(),
                    file);
        }
    }
}
