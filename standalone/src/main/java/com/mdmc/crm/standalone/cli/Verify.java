package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import com.mdmc.crm.ledger.proof.LedgerVerification;
import com.mdmc.crm.ledger.proof.LedgerVerification.Request;
import com.mdmc.crm.ledger.proof.Verification;
import com.mdmc.crm.query.proof.KeptCheckpoint;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.operator.ExitCodes;
import com.mdmc.crm.standalone.operator.Stores;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code crm verify}: reads the whole ledger again and names the first position that is not as it was. */
@Command(
        name = "verify",
        description = {
            "Reads the ledger again: recomputes every leaf and the tree, checks positions, sequences and signatures, and compares",
            "with the checkpoints kept in CRM_DATA/audit and CRM_AUDIT_DIR.",
            "Names the first position that is not as it was. Changes nothing."
        },
        footer = {"", "Ends with 0 if everything is in order, 1 if something is not, 2 if it could not be checked."})
final class Verify implements Callable<Integer> {
    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "A checkpoint kept outside: the ledger must still contain what it signed. Repeatable.")
    private List<Path> checkpoints = List.of();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "A public key kept outside, as /api/audit/checkpoint lists them. Repeatable.")
    private List<String> keys = List.of();

    @Override
    public Integer call() throws Exception {
        LaunchSettings settings = LaunchSettings.ofEnvironment();
        Request request = new Request(
                1, kept(settings), keys.stream().map(VerifyingKey::parse).toList(), null);
        try {
            return Stores.read(settings, database -> verify(database, request));
        } catch (DamagedStoreException damaged) {
            System.out.println("NOT IN ORDER: " + damaged.getMessage());
            return ExitCodes.NOT_IN_ORDER;
        }
    }

    private static int verify(MongoDatabase database, Request request) {
        LedgerVerification verification = new LedgerVerification(database);
        long begun = System.nanoTime();
        Verification result = checked(verification, request);
        if (result.to() == 0 && result.isInOrder()) {
            System.err.println("crm: nothing is recorded in " + database.getName());
            return ExitCodes.FAILED;
        }
        report(result, (System.nanoTime() - begun) / 1e9);
        if (request.kept().isEmpty()) {
            System.out.println("no checkpoint is kept outside the store: whether this is an older copy cannot be told");
        }
        return result.isInOrder() ? ExitCodes.OK : ExitCodes.NOT_IN_ORDER;
    }

    /** Those named, and those kept beside the store. */
    private List<String> kept(LaunchSettings settings) throws IOException {
        List<String> notes = new ArrayList<>();
        notes.addAll(KeptCheckpoint.in(settings.data().audit()).map(KeptCheckpoint::text).stream()
                .toList());
        if (settings.secondAudit().isPresent()) {
            notes.addAll(KeptCheckpoint.in(settings.secondAudit().get()).map(KeptCheckpoint::text).stream()
                    .toList());
        }
        for (Path checkpoint : checkpoints) {
            notes.add(Files.readString(checkpoint));
        }
        return notes;
    }

    private static Verification checked(LedgerVerification verification, Request request) {
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("commits")
                .setStyle(ProgressBarStyle.ASCII)
                .setInitialMax(verification.estimatedCommits())
                .showSpeed()
                .build()) {
            return verification.run(request, bar::stepTo);
        }
    }

    private static void report(Verification result, double seconds) {
        System.out.printf(
                Locale.ROOT,
                "%,d commits and %,d events read in %.1f s; %,d checkpoints agree, the largest for %,d commits%n",
                result.to(),
                result.events(),
                seconds,
                result.checkpoints(),
                result.vouchedFor());
        System.out.println("root " + Base64.getEncoder().encodeToString(result.root()));
        System.out.println(
                result.finding().map(finding -> "NOT IN ORDER from " + finding).orElse("in order"));
    }
}
