package com.mdmc.crm.embeddedstore.damage;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.embeddedstore.storage.OracleStore;
import com.mdmc.crm.embeddedstore.storage.Storage;
import com.mdmc.crm.embeddedstore.storage.file.DamagedStoreException;
import com.mdmc.crm.embeddedstore.storage.file.DiskFiles;
import com.mdmc.crm.embeddedstore.storage.manifest.NewerFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages one file of a store again and again, sometimes two: either everything acknowledged is there, or it is refused by name; never
 * is there silently less. {@code -Dstore.damage.rounds=2000 -Dstore.damage.seed=…} for the whole campaign.
 */
@Tag("slow")
class DamageCampaignTest {

    private static final int ROUNDS = Integer.getInteger("store.damage.rounds", 160);
    private static final long SEED = Long.getLong("store.damage.seed", 1);

    @TempDir
    Path root;

    private final Random random = new Random(SEED);
    private final List<Case> cases = new ArrayList<>();
    private final Map<String, Map<Outcome, Integer>> outcomes = new TreeMap<>();

    private enum Outcome {
        ALL_THERE,
        REFUSED,
        REFUSED_WHEN_READ
    }

    /** A directory as a stop has left it, an older copy of it, and what it must hold. */
    private record Case(String name, Path directory, Damage.Copies copies, TreeMap<String, String> acknowledged) {}

    @Test
    void eitherEverythingAcknowledgedIsThereOrTheStoreIsRefusedByName() throws Exception {
        System.out.println("store.damage.seed=" + SEED);
        foreign();
        prepare("killed", false, false);
        prepare("closed", true, false);
        prepare("compacted", false, true);
        for (int round = 0; round < ROUNDS; round++) {
            Case one = cases.get(random.nextInt(cases.size()));
            Path copy = Directories.copy(one.directory(), root.resolve("copy"));
            Damage first = Damage.values()[random.nextInt(Damage.values().length)];
            String what = "round " + round + ", " + one.name() + ": " + inflict(first, copy, one);
            boolean again = random.nextInt(4) == 0;
            if (again) {
                Damage second = Damage.values()[random.nextInt(Damage.values().length)];
                what += " and " + inflict(second, copy, one);
            }
            outcomes.computeIfAbsent(again ? "two of these" : first.name(), d -> new EnumMap<>(Outcome.class))
                    .merge(outcome(copy, one, what), 1, Integer::sum);
        }
        print();
        assertThat(count(Outcome.REFUSED)).as("refused").isGreaterThan(ROUNDS / 10);
        assertThat(count(Outcome.ALL_THERE)).as("all there").isGreaterThan(ROUNDS / 20);
    }

    private String inflict(Damage damage, Path copy, Case one) throws IOException {
        List<Path> files = Directories.files(copy);
        Path file = files.get(random.nextInt(files.size()));
        damage.inflict(file, one.copies(), random);
        return damage + " of " + file.getFileName();
    }

    private void foreign() throws Exception {
        Path foreign = root.resolve("foreign");
        Files.createDirectories(foreign);
        OracleStore store = new OracleStore(foreign, random);
        store.write(800);
        store.startSegment();
        store.write(100);
        store.kill();
    }

    private void prepare(String name, boolean closed, boolean compacted) throws Exception {
        Path live = root.resolve(name + "-live");
        Path older = root.resolve(name + "-older");
        Files.createDirectories(live);
        TreeMap<String, String> acknowledged = new TreeMap<>();
        OracleStore store = new OracleStore(live, random, acknowledged);
        store.write(400);
        store.storage().checkpoint();
        store.write(300);
        store.startSegment();
        store.write(60);
        Directories.copy(live, older);
        store.write(200);
        store.storage().checkpoint();
        store.write(100);
        if (compacted) {
            assertThat(store.storage().compact()).isTrue();
        }
        store.write(50);
        store.startSegment();
        store.write(50);
        if (closed) {
            store.close();
        }
        Damage.Copies copies = new Damage.Copies(older, root.resolve("foreign"));
        cases.add(new Case(name, Directories.copy(live, root.resolve(name)), copies, acknowledged));
        if (!closed) {
            store.kill();
        }
    }

    private Outcome outcome(Path copy, Case one, String what) throws IOException {
        Map<String, String> before = Directories.digest(copy);
        Storage storage;
        try {
            storage = Storage.open(new DiskFiles(copy), OracleStore.OPTIONS);
        } catch (DamagedStoreException | NewerFormatException e) {
            assertThat(e.getMessage()).as(what).contains("store").endsWith(".");
            assertThat(Directories.digest(copy))
                    .as("%s: files of a refused store", what)
                    .isEqualTo(before);
            return Outcome.REFUSED;
        } catch (RuntimeException e) {
            throw new AssertionError(what, e);
        }
        try (storage) {
            assertThat(OracleStore.content(storage)).as(what).isEqualTo(one.acknowledged());
            return Outcome.ALL_THERE;
        } catch (RuntimeException e) {
            assertThat(DamagedStoreException.behind(e)).as(what).isNotNull();
            return Outcome.REFUSED_WHEN_READ;
        }
    }

    private int count(Outcome outcome) {
        return outcomes.values().stream()
                .mapToInt(kind -> kind.getOrDefault(outcome, 0))
                .sum();
    }

    private void print() {
        System.out.printf("%-16s %10s %10s %18s%n", "damage", "all there", "refused", "refused when read");
        outcomes.forEach((damage, counts) -> System.out.printf(
                "%-16s %10d %10d %18d%n",
                damage,
                counts.getOrDefault(Outcome.ALL_THERE, 0),
                counts.getOrDefault(Outcome.REFUSED, 0),
                counts.getOrDefault(Outcome.REFUSED_WHEN_READ, 0)));
    }
}
