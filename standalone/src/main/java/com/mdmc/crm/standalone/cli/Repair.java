package com.mdmc.crm.standalone.cli;

import com.mdmc.crm.embeddedstore.RepairReport;
import com.mdmc.crm.embeddedstore.StoreRepair;
import com.mdmc.crm.embeddedstore.storage.file.OwnerOnly;
import com.mdmc.crm.ledger.proof.LostPositions;
import com.mdmc.crm.query.proof.KeptCheckpoint;
import com.mdmc.crm.standalone.DataDirectory;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.OfflineProjection;
import com.mdmc.crm.standalone.operator.ExitCodes;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code crm repair}: makes a store of what is readable of a damaged one, and says what is lost. */
@Command(
        name = "repair",
        description = {
            "Makes a store of what is readable of a damaged embedded one, and rebuilds all views from its ledger.",
            "The files as they were are kept in store/damaged/. Writes a report of what is lost, position by position.",
            "The CRM must be stopped. A restored backup is better: it may have what is lost here."
        },
        footer = {"", "Ends with 0 if no commit is lost, 1 if some are, 2 if nothing can be made of it."})
final class Repair implements Callable<Integer> {
    /** What is lost by the kept checkpoints is what the report is about; they are left as they are. */
    private static final Map<String, String> UNCOMPARED = Map.of("crm.audit.compare", "false");

    private PrintWriter report;

    @Override
    public Integer call() throws IOException {
        LaunchSettings settings = LaunchSettings.ofEnvironment();
        DataDirectory data = settings.data();
        data.requireStore();
        RepairReport repaired = StoreRepair.run(data.store());
        Path file = DataDirectory.unused(data.path(), "repair-", ".txt");
        try (PrintWriter written = new PrintWriter(Files.newBufferedWriter(file), true)) {
            OwnerOnly.file(file);
            report = written;
            store(repaired);
            long lost = ledger(settings);
            say(
                    lost == 0
                            ? "No commit is lost."
                            : lost + " commits are lost; crm start --accept-loss goes on without them.");
            System.out.println("The report is in " + file);
            return lost == 0 ? ExitCodes.OK : ExitCodes.NOT_IN_ORDER;
        }
    }

    private void store(RepairReport repaired) {
        say("The files as they were are in " + repaired.setAside());
        repaired.findings().forEach(this::say);
        say("%d changes of the store are lost, from number %d on"
                .formatted(repaired.lostUnits(), repaired.lastUnit() + 1));
    }

    private long ledger(LaunchSettings settings) throws IOException {
        try (OfflineProjection offline =
                OfflineProjection.open(settings.with(UNCOMPARED).values())) {
            MongoDatabase database = offline.context().getBean(MongoDatabase.class);
            long lost = new LostPositions(database).list(signed(settings), this::say);
            rebuild(offline);
            return lost;
        }
    }

    private void rebuild(OfflineProjection offline) {
        try {
            long events = offline.rebuilder().rebuild(offline.rebuilder().names(), (position, head, read) -> {});
            say("All views are rebuilt from " + events + " events.");
        } catch (RuntimeException unreadable) {
            say("The views are not rebuilt: " + unreadable.getMessage());
        }
    }

    /** The largest size that a checkpoint kept outside the store stands for. */
    private static long signed(LaunchSettings settings) throws IOException {
        long largest = 0;
        for (Path directory : Stream.concat(Stream.of(settings.data().audit()), settings.secondAudit().stream())
                .toList()) {
            Optional<KeptCheckpoint> kept = KeptCheckpoint.in(directory);
            largest =
                    Math.max(largest, kept.map(each -> each.checkpoint().size()).orElse(0L));
        }
        return largest;
    }

    private void say(String line) {
        System.out.println(line);
        report.println(line);
    }
}
