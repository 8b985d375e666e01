package com.mdmc.crm.e2e.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.backup.archive.DamagedArchiveException;
import com.mdmc.crm.backup.restore.ArchiveVerification;
import com.mdmc.crm.backup.restore.ArchiveVerification.Report;
import com.mdmc.crm.backup.schedule.BackupRuns;
import com.mdmc.crm.backup.schedule.BackupTask;
import com.mdmc.crm.e2e.support.Eventually;
import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Whatever happens to a file of an archive is found, and nothing is restored from it as if it had not. */
class DamagedArchiveTest {
    private static final int DAMAGES = Integer.getInteger("backup.damages", 24);
    private static final long SEED = Long.getLong("backup.seed", 1);

    private final Random random = new Random(SEED);
    private int restores = DAMAGES / 6;

    @TempDir
    Path directory;

    @Test
    void everyDamageIsFound() throws Exception {
        Path data = directory.resolve("data");
        Path archive = directory.resolve("archive");
        for (int start = 0; start < 2; start++) {
            try (StandaloneServer server =
                    RunningCrm.start(Archives.settings(data, archive, "crm.backup.export-every", "7d"))) {
                CrmClient admin = RunningCrm.admin(server);
                BackupRuns runs = new BackupRuns(server.context().getBean(MongoDatabase.class));
                for (int i = 0; i < 6; i++) {
                    LeadForms.captured(admin);
                    awaitArchived(archive, data, Archives.head(server));
                }
                Eventually.that(() -> runs.last(BackupTask.EXPORT), Optional::isPresent);
            }
        }
        String key = Archives.masterKey(data);
        assertThat(verified(archive, key).findings()).isEmpty();
        assertThat(files(archive)).hasSizeGreaterThan(8);
        long whole = Archives.contents(archive, key).last();
        Map<String, Long> right = restored(archive, key, whole);
        assertThat(right.get("subject_keys")).isGreaterThan(12);
        for (int i = 0; i < DAMAGES; i++) {
            Path damaged = directory.resolve("damaged");
            FileSystemUtils.copyRecursively(archive, damaged);
            String what = damage(damaged);
            Report report = verified(damaged, key);
            assertThat(report.isInOrder()).as("seed %d, %d: %s", SEED, i, what).isFalse();
            if (isRestored(what)) {
                refusedOrRight(damaged, key, what, whole, right);
            }
            FileSystemUtils.deleteRecursively(damaged);
        }
    }

    /** Until a commit is in the archive, so that the next is in another segment. */
    private static void awaitArchived(Path archive, Path data, long position) {
        Eventually.that(
                () -> {
                    try {
                        return Archives.contents(archive, Archives.masterKey(data))
                                .last();
                    } catch (RuntimeException writtenMeanwhile) {
                        return 0L;
                    }
                },
                archived -> archived >= position);
    }

    /** Those of which a restore could make something that looks whole before others. */
    private boolean isRestored(String what) {
        boolean isTold = what.startsWith("keys") || what.contains("bases") || random.nextInt(6) == 0;
        return isTold && restores-- > 0;
    }

    /** A restore of everything up to the end either is refused or gives exactly that. */
    private void refusedOrRight(Path damaged, String key, String what, long whole, Map<String, Long> right)
            throws IOException {
        try {
            assertThat(restored(damaged, key, whole)).as(what).isEqualTo(right);
        } catch (DamagedArchiveException refused) {
            assertThat(refused).hasMessageNotContaining("null");
            assertThat(directory.resolve("restored/store")).as(what).doesNotExist();
            FileSystemUtils.deleteRecursively(directory.resolve("restored"));
        }
    }

    /** How many documents a restore brings back of what no view can be checked against. */
    private Map<String, Long> restored(Path archive, String key, long position) throws IOException {
        Path to = directory.resolve("restored");
        assertThat(Archives.restore(archive, key, position, to).wrong()).isEmpty();
        Map<String, Long> counts = new TreeMap<>();
        try (EmbeddedStore store = EmbeddedStore.open(to.resolve("store"));
                MongoClient client = MongoClients.create(store.connectionString())) {
            MongoDatabase database = client.getDatabase(LaunchSettings.DATABASE);
            for (String name : List.of("subject_keys", "user_secrets", "proof_keys", "store_identity")) {
                counts.put(name, database.getCollection(name).countDocuments());
            }
        }
        FileSystemUtils.deleteRecursively(to);
        return counts;
    }

    private static Report verified(Path archive, String key) throws IOException {
        return ArchiveVerification.run(Archives.open(archive, key), position -> {});
    }

    private static List<Path> files(Path archive) throws IOException {
        try (Stream<Path> files = Files.walk(archive)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("backup-key"))
                    .sorted()
                    .toList();
        }
    }

    private String damage(Path archive) throws IOException {
        List<Path> files = files(archive);
        Path file = files.get(random.nextInt(files.size()));
        byte[] bytes = Files.readAllBytes(file);
        int kind = random.nextInt(6);
        String what = archive.relativize(file) + " kind " + kind;
        switch (kind) {
            case 0 -> {
                int at = random.nextInt(bytes.length);
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bytes);
            }
            case 1 -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            case 2 -> Files.delete(file);
            case 3 -> Files.write(file, Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(100)));
            case 4 -> {
                int from = random.nextInt(bytes.length);
                Arrays.fill(bytes, from, Math.min(bytes.length, from + 64), (byte) 0x5a);
                Files.write(file, bytes);
            }
            default -> {
                Path other = files.stream()
                        .filter(each -> !each.equals(file))
                        .skip(random.nextInt(files.size() - 1))
                        .findFirst()
                        .orElseThrow();
                Files.write(file, Files.readAllBytes(other));
                what += " from " + archive.relativize(other);
            }
        }
        return what;
    }
}
