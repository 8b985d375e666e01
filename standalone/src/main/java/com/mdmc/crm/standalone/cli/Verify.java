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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
        footer = {
            "",
            "Ends with 0 if everything is in order, 1 if something is not, 2 if it could not be checked: a checkpoint that",
            "no key of the ledger has signed says nothing of it."
        })
final class Verify implements Callable<Integer> {
    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "A checkpoint kept outside: the ledger must still contain what it signed. Repeatable.")
    private List<Path> checkpoints = List.of();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = {
                "A public key kept outside, as /api/audit/checkpoint lists them: believed with those that took over from it,",
                "and no other. Repeatable."
            })
    private List<String> keys = List.of();

    @Override
    public Integer call() throws Exception {
        LaunchSettings settings = LaunchSettings.ofEnvironment();
        List<KeptCheckpoint> held = new ArrayList<>();
        for (Path checkpoint : checkpoints) {
            held.add(KeptCheckpoint.read(checkpoint));
        }
        List<String> notes = Stream.concat(kept(settings).stream(), held.stream())
                .map(KeptCheckpoint::text)
                .toList();
        Request request =
                new Request(1, notes, keys.stream().map(VerifyingKey::parse).toList(), null);
        try {
            return Stores.read(settings, database -> verify(database, request, held));
        } catch (DamagedStoreException damaged) {
            System.out.println("NOT IN ORDER: " + damaged.getMessage());
            return ExitCodes.NOT_IN_ORDER;
        }
    }

    private static int verify(MongoDatabase database, Request request, List<KeptCheckpoint> held) {
        LedgerVerification verification = new LedgerVerification(database);
        held.forEach(each -> each.requireSignedBy(verification.known(request)));
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

    /** The checkpoints that the program itself keeps beside the store. */
    private static List<KeptCheckpoint> kept(LaunchSettings settings) throws IOException {
        List<KeptCheckpoint> kept = new ArrayList<>();
        KeptCheckpoint.in(settings.data().audit()).ifPresent(kept::add);
        if (settings.secondAudit().isPresent()) {
            KeptCheckpoint.in(settings.secondAudit().get()).ifPresent(kept::add);
        }
        return kept;
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
