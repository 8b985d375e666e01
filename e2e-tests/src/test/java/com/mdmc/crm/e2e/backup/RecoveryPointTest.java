package com.mdmc.crm.e2e.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.support.CrmProcess;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.cli.Crm;
import com.mdmc.crm.standalone.restore.ArchiveRestore.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Recovery point objective: whatever was acknowledged ten seconds before the machine was lost is in the archive. */
@Tag("slow")
class RecoveryPointTest {
    private static final int ROUNDS = Integer.getInteger("backup.rounds", 1);
    private static final long SEED = Long.getLong("backup.seed", 1);
    private static final int WRITERS = 8;
    private static final long OBJECTIVE_NANOS = 10_000_000_000L;

    @TempDir
    Path directory;

    /** A commit that was acknowledged, and when. */
    private record Acknowledged(long position, long at) {}

    @Test
    void nothingOlderThanTenSecondsIsLost() throws Exception {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            round(round, 11_000 + random.nextInt(6_000));
        }
    }

    private void round(int round, int writeMillis) throws Exception {
        Path data = directory.resolve("data" + round);
        Path archive = directory.resolve("archive" + round);
        Map<String, String> environment = new HashMap<>();
        RunningCrm.settings(data)
                .forEach((name, value) -> environment.put(
                        name.startsWith("CRM_")
                                ? name
                                : name.toUpperCase().replace('.', '_').replace("-", ""),
                        value));
        environment.put("CRM_BACKUP_DIR", archive.toString());
        Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
        String key;
        long killed;
        try (CrmProcess process = CrmProcess.start(
                Crm.class.getName(), List.of("start"), environment, directory.resolve("log" + round))) {
            CrmClient admin = process.stranger().loggedIn(RunningCrm.ADMIN_EMAIL, RunningCrm.ADMIN_PASSWORD);
            key = Archives.masterKey(data);
            AtomicBoolean done = new AtomicBoolean();
            List<Thread> writers = writers(admin, acknowledged, done);
            // However slow the machine is, something is owed by then.
            Eventually.that(acknowledged::size, size -> size > 0);
            Thread.sleep(writeMillis);
            killed = System.nanoTime();
            process.kill();
            done.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
        }
        FileSystemUtils.deleteRecursively(data);
        long last = Archives.contents(archive, key).last();
        long owed = acknowledged.stream()
                .filter(each -> each.at() < killed - OBJECTIVE_NANOS)
                .mapToLong(Acknowledged::position)
                .max()
                .orElse(0);
        long newest =
                acknowledged.stream().mapToLong(Acknowledged::position).max().orElse(0);
        long lostSince = acknowledged.stream()
                .filter(each -> each.position() > last)
                .mapToLong(Acknowledged::at)
                .min()
                .orElse(killed);
        System.out.printf(
                "round %d, seed %d: %d acknowledged, newest %d, archived %d, lost the last %.1f s%n",
                round, SEED, acknowledged.size(), newest, last, (killed - lostSince) / 1e9);
        assertThat(last).as("seed %d, round %d", SEED, round).isGreaterThanOrEqualTo(owed);
        assertThat(owed).isPositive();
        Outcome outcome = Archives.restore(archive, key, last, data);
        assertThat(outcome.wrong()).isEmpty();
        FileSystemUtils.deleteRecursively(data);
        FileSystemUtils.deleteRecursively(archive);
    }

    private static List<Thread> writers(CrmClient admin, Queue<Acknowledged> acknowledged, AtomicBoolean done) {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Thread writer = new Thread(() -> {
                while (!done.get()) {
                    try {
                        CrmClient.Answer answer = admin.post("/api/leads", LeadForms.form());
                        if (answer.status() == 201) {
                            acknowledged.add(new Acknowledged(answer.position(), System.nanoTime()));
                        }
                    } catch (RuntimeException killed) {
                        return;
                    }
                }
            });
            writer.start();
            writers.add(writer);
        }
        return writers;
    }
}
