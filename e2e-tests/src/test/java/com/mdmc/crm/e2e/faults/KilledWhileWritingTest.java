package com.mdmc.crm.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.CrmProcess;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.e2e.support.ViewsEqualFolds;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.StoredEvent;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mdmc.crm.standalone.cli.Crm;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight clients write while the process is killed, again and again. Whatever was acknowledged is there afterwards,
 * exactly once, and every view is the fold of its stream. {@code -Dcrm.kills=20} for the full campaign.
 */
class KilledWhileWritingTest {
    private static final int CLIENTS = 8;
    private static final int KILLS = Integer.getInteger("crm.kills", 2);
    private static final long SEED = Long.getLong("crm.seed", 1);

    @TempDir
    Path directory;

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger();

    @Test
    void loseNothingThatWasAcknowledged() throws InterruptedException {
        System.out.println("crm.seed=" + SEED + " crm.kills=" + KILLS);
        Random random = new Random(SEED);
        for (int i = 0; i < KILLS; i++) {
            writeUntilKilled(1 + random.nextInt(200));
        }
        try (StandaloneServer server = StandaloneServer.start(RunningCrm.settings(directory.resolve("data")))) {
            Map<String, Integer> captured = capturedEmails(server);
            assertThat(acknowledged).isNotEmpty();
            assertThat(acknowledged).allSatisfy(id -> assertThat(captured).containsEntry(id, 1));
            assertThat(captured.values()).allMatch(times -> times == 1);
            ViewsEqualFolds.assertFor(server);
            System.out.println(acknowledged.size() + " acknowledged captures over " + KILLS + " kills, all there");
        }
    }

    private void writeUntilKilled(int captures) throws InterruptedException {
        int before = acknowledged.size();
        Map<String, String> environment = new HashMap<>(RunningCrm.settings(directory.resolve("data")));
        environment.remove("server.address");
        CrmProcess process =
                CrmProcess.start(Crm.class.getName(), List.of("start"), environment, directory.resolve("crm.log"));
        CrmClient admin = process.stranger().loggedIn(RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int i = 0; i < CLIENTS; i++) {
            clients.execute(() -> write(admin));
        }
        Eventually.that(acknowledged::size, size -> size >= before + captures);
        process.kill();
        clients.shutdown();
        assertThat(clients.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
    }

    private void write(CrmClient crm) {
        try {
            while (true) {
                String email = "artiste" + numbers.incrementAndGet() + "@exemple.fr";
                var captured = crm.post(
                        "/api/leads",
                        Map.of(
                                "personalInfo", Map.of("firstName", "Zoé", "lastName", "Lune", "email", email),
                                "artistInfo", Map.of("name", "Zoé Lune")));
                if (captured.status() == 201) {
                    acknowledged.add(captured.text("/id"));
                    crm.post("/api/leads/" + captured.text("/id") + "/stage", Map.of("stage", "contacted"));
                }
            }
        } catch (UncheckedIOException killed) {
            // that is what this is about
        }
    }

    // How many times each lead was captured, by the ledger.
    private static Map<String, Integer> capturedEmails(StandaloneServer server) {
        Ledger ledger = server.context().getBean(Ledger.class);
        Map<String, Integer> captured = new HashMap<>();
        long position = 0;
        for (var commits = ledger.commitsAfter(position, 500); !commits.isEmpty(); ) {
            for (var commit : commits) {
                commit.events().stream()
                        .filter(event -> event.alias().equals("LeadCaptured"))
                        .map(StoredEvent::subject)
                        .forEach(lead -> captured.merge(lead, 1, Integer::sum));
                position = commit.position();
            }
            commits = ledger.commitsAfter(position, 500);
        }
        return captured;
    }
}
