package com.mdmc.crm.e2e.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.e2e.audit.BundleCheck.Checked;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.mdmc.crm.embeddedstore.EmbeddedStore;
import com.mdmc.crm.ledger.merkle.SigningKey;
import com.mdmc.crm.ledger.proof.AuditBundle;
import com.mdmc.crm.ledger.proof.BundleSelection;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.LaunchSettings;
import com.mdmc.crm.standalone.StandaloneServer;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle is checked by the stand-alone verifier in a process that has nothing else on its class path. */
class AuditBundleTest {
    private static final long SEED = Long.getLong("crm.seed", 1);

    @TempDir
    static Path directory;

    private static String lead;
    private static String key;
    private static long captured;
    private static List<String> ofPeriod;
    private static List<String> ofLead;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void record() throws Exception {
        System.out.println("crm.seed=" + SEED);
        Map<String, String> settings = RunningCrm.settings(directory);
        try (StandaloneServer server = RunningCrm.start(settings)) {
            CrmClient crm = RunningCrm.admin(server);
            var first = crm.post("/api/leads", lead("premiere")).expect(201);
            lead = first.text("/id");
            captured = first.position();
            crm.post("/api/leads", lead("seconde")).expect(201);
            crm.put("/api/leads/" + lead + "/tags", Map.of("tags", List.of("vip")), 1)
                    .expect(200);
            var last = crm.post("/api/leads/" + lead + "/erasure", Map.of("reason", "demande"))
                    .expect(200);
            crm.get("/api/audit/proofs/" + last.position()).expect(200);
            key = crm.get("/api/audit/checkpoint").body().at("/keys/0").asText();
        }
        try (EmbeddedStore store =
                        EmbeddedStore.open(new LaunchSettings(settings).data().store());
                MongoClient client = MongoClients.create(store.connectionString())) {
            AuditBundle bundle = new AuditBundle(client.getDatabase("mdmc_crm"));
            ofPeriod = written(bundle, bundle.between(null, null));
            ofLead = written(bundle, BundleSelection.about(lead));
        }
    }

    @Test
    void aTrueBundleIsInOrderAndShowsWhatWasRecorded() throws Exception {
        Checked period = check(ofPeriod, key);
        assertThat(period.status()).as(period.output()).isZero();
        Checked about = check(ofLead, "--events", key);
        assertThat(about.status()).as(about.output()).isZero();
        assertThat(about.output()).contains(" LeadCaptured ", " LeadErased ").doesNotContain("Lune@", "premiere@");
    }

    @Test
    void everyKindOfLineIsHeldAgainstWhatWasSigned() throws Exception {
        for (int number = 0; number < ofPeriod.size(); number++) {
            String line = ofPeriod.get(number);
            boolean isEntry = line.startsWith("entry ");
            if (!line.isEmpty() && (!isEntry || number % 5 == 0)) {
                List<String> altered = new ArrayList<>(ofPeriod);
                altered.set(number, withAnotherLetter(line));
                Checked checked = check(altered, key);
                assertThat(checked.status())
                        .as("%s became %s: %s", line, altered.get(number), checked.output())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void everyPartOfAnEntryIsAndTheFirstBadPositionIsNamed() throws Exception {
        for (int part = 1; part <= 3; part++) {
            int number = entry(captured);
            String[] words = ofPeriod.get(number).split(" ");
            words[part] = withAnotherLetter(words[part]);
            List<String> altered = new ArrayList<>(ofPeriod);
            altered.set(number, String.join(" ", words));
            Checked checked = check(altered, key);
            assertThat(checked.status()).isEqualTo(1);
            assertThat(checked.output()).contains("position " + captured + ":");
        }
    }

    @Test
    void whatIsLeftOutSwappedOrAddedIsFoundWhereItBegins() throws Exception {
        int number = entry(captured);
        List<String> without = new ArrayList<>(ofPeriod);
        without.remove(number);
        assertThat(check(without, key).output()).contains("NOT IN ORDER, position " + captured + ":");
        List<String> swapped = new ArrayList<>(ofPeriod);
        swapped.set(number, ofPeriod.get(number + 1));
        swapped.set(number + 1, ofPeriod.get(number));
        assertThat(check(swapped, key).output()).contains("NOT IN ORDER, position " + captured + ":");
        List<String> cut = new ArrayList<>(ofPeriod.subList(0, ofPeriod.size() - 2));
        assertThat(check(cut, key).status()).isEqualTo(1);
        List<String> gap = new ArrayList<>(ofLead);
        gap.removeIf(line -> line.startsWith("entry " + captured + " "));
        assertThat(check(gap, key).output()).contains("an earlier commit of the same stream is missing");
    }

    /** Found once: commits left out, the positions of the rest re-based by a second selection, the count made right. */
    @Test
    void aRunLeftOutAndRebasedByASecondSelectionIsFound() throws Exception {
        int first = ofPeriod.indexOf(ofPeriod.stream()
                .filter(line -> line.startsWith("entry "))
                .findFirst()
                .orElseThrow());
        int entries = ofPeriod.size() - first - 1;
        List<String> forged = new ArrayList<>(ofPeriod);
        forged.add(first + 4, "selection positions 3 " + entries);
        forged.subList(first + 2, first + 4).clear();
        forged.set(forged.size() - 1, "end " + (entries - 2));
        Checked checked = check(forged, key);
        assertThat(checked.status()).isEqualTo(1);
        assertThat(checked.output()).contains("NOT IN ORDER, position 2:");
    }

    @Test
    void anotherKeyThanTheOneTheAuditorHasVouchesForNothing() throws Exception {
        Checked checked =
                check(ofPeriod, SigningKey.draw("mdmc-crm").verifying().toString());
        assertThat(checked.status()).isEqualTo(1);
        assertThat(checked.output()).contains("not signed by a key that you gave");
    }

    @Test
    void whatCannotBeCheckedIsNotCalledOutOfOrder() throws Exception {
        Checked unread = check(ofPeriod, key, "no such checkpoint");
        assertThat(unread.status()).isEqualTo(2);
        assertThat(unread.output()).startsWith("could not be checked: ").doesNotContain("IN ORDER", "\tat ");
        Checked keyless = check(ofPeriod);
        assertThat(keyless.status()).isEqualTo(3);
        assertThat(keyless.output()).startsWith("usage: ").doesNotContain("IN ORDER", "\tat ");
    }

    @Test
    void theVerifierIsShortEnoughToBeReadBeforeItIsRun() throws Exception {
        long lines = 0;
        try (Stream<Path> files = Files.walk(Path.of("..", "bundle-verifier", "src", "main", "java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                lines += Files.readAllLines(file).size();
            }
        }
        assertThat(lines).isBetween(1L, 300L);
    }

    private int entry(long position) {
        for (int i = 0; i < ofPeriod.size(); i++) {
            if (ofPeriod.get(i).startsWith("entry " + position + " ")) {
                return i;
            }
        }
        throw new AssertionError("no entry " + position);
    }

    private String withAnotherLetter(String text) {
        int at = random.nextInt(text.length());
        char other = text.charAt(at) == '7' ? '3' : '7';
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    private static List<String> written(AuditBundle bundle, BundleSelection selection) {
        StringBuilder out = new StringBuilder();
        assertThat(bundle.write(selection, List.of(), out)).isPositive();
        return out.toString().lines().toList();
    }

    private static Checked check(List<String> bundle, String... arguments) throws Exception {
        return BundleCheck.of(directory, bundle, arguments);
    }

    private static Map<String, Object> lead(String name) {
        return Map.of(
                "personalInfo",
                Map.of("firstName", "Zoé", "lastName", "Lune", "email", name + "@exemple.fr"),
                "artistInfo",
                Map.of("name", "Lune"));
    }
}
