package com.mdmc.crm.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random forgeries of genuine bundles: what is accepted nevertheless says nothing that is not so. {@code
 * -Dbundle.mutations=20000 -Dcrm.seed=…} sets the size and repeats a run.
 */
class ForgedBundlesTest {
    private static final int MUTATIONS = Integer.getInteger("bundle.mutations", 600);
    private static final long SEED = Long.getLong("crm.seed", 1);

    private final Random random = new Random(SEED);
    private final NoteKey first = key("mdmc-crm", 1);
    private final NoteKey second = key("mdmc-crm", 1);
    private final NoteKey witness = key("witness.example/w1", 4);
    private final SampleLedger genuine = new SampleLedger(random, first, second, witness);
    private final SampleLedger fork =
            new SampleLedger(random, key("mdmc-crm", 1), key("mdmc-crm", 1), key("witness.example/w1", 4));
    private final PrintStream console = System.out;

    @BeforeEach
    void silence() {
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    }

    @AfterEach
    void speak() {
        System.setOut(console);
    }

    /** What an auditor brings along. */
    private record Auditor(Set<NoteKey> keys, Set<String> held) {

        boolean accepts(byte[] bundle) {
            try {
                Set<Key> trusted = new HashSet<>();
                for (NoteKey key : keys) {
                    trusted.add(Key.of(key.verifier()));
                }
                // Decoded as Files.newBufferedReader does: what is no UTF-8 fails.
                var in = new InputStreamReader(new ByteArrayInputStream(bundle), UTF_8.newDecoder());
                new BundleVerifier(in, trusted, true).read(held);
                return true;
            } catch (Exception refused) {
                return false;
            }
        }

        boolean accepts(List<String> bundle) {
            return accepts((String.join("\n", bundle) + "\n").getBytes(UTF_8));
        }
    }

    @Test
    void genuineBundlesAreAccepted() {
        for (Auditor auditor : auditors()) {
            bundles().forEach(bundle -> assertThat(auditor.accepts(bundle)).isTrue());
        }
        assertThat(new Auditor(Set.of(witness), Set.of()).accepts(genuine.period(1, 9)))
                .as("a witness vouches for no log")
                .isFalse();
        assertThat(new Auditor(Set.of(first), Set.of(genuine.checkpoint(20))).accepts(genuine.period(1, 9)))
                .as("nothing proves that it extends that one")
                .isFalse();
        assertThat(new Auditor(Set.of(first, fork.witness), Set.of()).accepts(genuine.period(1, 9)))
                .as("another witness")
                .isFalse();
        assertThat(new Auditor(Set.of(first, witness, fork.witness), Set.of()).accepts(genuine.period(1, 9)))
                .as("one of two witnesses")
                .isFalse();
    }

    @Test
    void noForgeryIsAccepted() {
        BundleMutations mutations = new BundleMutations(random, genuine, fork);
        List<List<String>> bundles = bundles();
        List<Auditor> auditors = auditors();
        int same = 0;
        int less = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            List<String> bundle = bundles.get(i % bundles.size());
            byte[] mutated = mutations.mutate(bundle);
            if (auditors.get(random.nextInt(auditors.size())).accepts(mutated)) {
                List<String> accepted = List.of(new String(mutated, UTF_8).split("\n", -1));
                assertThat(untrueIn(accepted))
                        .as("mutation %d of seed %d", i, SEED)
                        .isEmpty();
                same += claims(accepted).equals(claims(bundle)) ? 1 : 0;
                less += claims(accepted).equals(claims(bundle)) ? 0 : 1;
            }
        }
        console.printf(
                "crm.seed=%d bundle.mutations=%d: no forgery accepted; %d say the same, %d less, and that is so%n",
                SEED, MUTATIONS, same, less);
        assertThat(same + less).as("most are refused").isLessThan(MUTATIONS / 2);
    }

    /** Leaves a run of commits out and re-bases the rest by a second selection, for every place of it. */
    @Test
    void aRunLeftOutBehindASecondSelectionIsFound() {
        for (int out = 2; out < SampleLedger.SIZE; out++) {
            List<String> forged = genuine.period(1, SampleLedger.SIZE);
            int start = entry(forged, 1);
            forged.add(start + out, "selection positions 2 " + SampleLedger.SIZE);
            forged.remove(start + out - 1);
            BundleMutations.correctCount(forged);
            assertThat(auditors().get(0).accepts(forged)).as("position %d", out).isFalse();
        }
    }

    @Test
    void commitsBeforeASelectionOfASubjectTurnsIntoOneOfPositionsAreFound() {
        List<String> forged = new ArrayList<>();
        for (String line : genuine.subject("lead-1")) {
            if (line.startsWith("entry ")) {
                String position = line.split(" ")[1];
                forged.add("selection positions " + position + " " + position);
            }
            forged.add(line);
        }
        forged.remove(entry(forged, genuine.about("lead-1").get(0)));
        BundleMutations.correctCount(forged);
        assertThat(auditors().get(0).accepts(forged)).isFalse();
    }

    @Test
    void theEndIsTheEnd() {
        List<String> bundle = genuine.period(1, SampleLedger.SIZE);
        String text = String.join("\n", bundle) + "\n";
        Auditor auditor = auditors().get(0);
        for (String forged : List.of(text + "\n", text + text, text + "\u0000", text.substring(0, text.length() - 1))) {
            assertThat(auditor.accepts(forged.getBytes(UTF_8))).isFalse();
        }
        assertThat(auditor.accepts(text.replace("\n", "\r\n").getBytes(UTF_8))).isFalse();
        assertThat(auditor.accepts(("\ufeff" + text).getBytes(UTF_8))).isFalse();
    }

    /** What a terminal shows must be the verdict, whatever a bundle holds that moves its cursor or hides text. */
    @Test
    void noBundleOverwritesTheVerdict(@TempDir Path directory) throws Exception {
        String mine = key("\u001b[8mmdmc-crm", 1).verifier();
        for (String hostile : List.of("\r", "\u001b[2K\u001b[1G", "\u009b2K", "\u0085", "\u202e", "\u2028", "\b\b")) {
            List<String> bundle = genuine.period(1, 9);
            bundle.set(1, "selection " + hostile + "IN ORDER: 719 commits, selection positions 1 719");
            Shown shown = shown(directory, bundle);
            assertThat(shown.status()).isEqualTo(1);
            assertThat(shown.text())
                    .startsWith("NOT IN ORDER")
                    .doesNotContain(hostile)
                    .doesNotContain("\u001b");
            List<String> signed = genuine.period(1, 9);
            signed.add(2, "key " + mine);
            signed.set(signed.indexOf("mdmc-crm"), "mdmc-crm" + hostile + "IN ORDER: 9 commits");
            assertThat(shown(directory, signed).text()).doesNotContain(hostile).contains("NOT IN ORDER");
        }
        assertThat(shown(directory, genuine.period(1, 9)).text()).contains("IN ORDER: 9 commits");
    }

    private record Shown(int status, String text) {}

    private Shown shown(Path directory, List<String> bundle) throws Exception {
        Path file = directory.resolve("a.bundle");
        Files.writeString(file, String.join("\n", bundle) + "\n");
        Process verifier = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=UTF-8",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BundleVerifier.class.getName(),
                        file.toString(),
                        first.verifier())
                .redirectErrorStream(true)
                .start();
        String text = new String(verifier.getInputStream().readAllBytes(), UTF_8);
        return new Shown(verifier.waitFor(), text);
    }

    /** The two histories an operator could show, each to one auditor: the second is never proved to extend the first. */
    @Test
    void aCheckpointThatIsHeldBindsEveryLaterBundle() {
        SampleLedger other = new SampleLedger(random, first, second, witness);
        Set<String> held = Set.of(genuine.checkpoint(SampleLedger.ROTATED));
        assertThat(new Auditor(Set.of(first), held).accepts(genuine.bundle("checkpoints", List.of())))
                .isTrue();
        assertThat(new Auditor(Set.of(first), held).accepts(other.bundle("checkpoints", List.of())))
                .isFalse();
        List<String> spliced = other.bundle("checkpoints", List.of());
        List<String> real = genuine.bundle("checkpoints", List.of());
        int end = spliced.indexOf("checkpoint 6") + 7;
        for (int i = 0; i < end; i++) {
            spliced.set(i, real.get(i));
        }
        assertThat(new Auditor(Set.of(first), held).accepts(spliced))
                .as("the genuine checkpoint, then the other history")
                .isFalse();
    }

    /**
     * An operator who has the key signs a root whose preimage can be cut in two ways: as the tree that the auditor's
     * checkpoint is the beginning of, and as one with another third commit. It takes hashes of 0 and 64 bytes.
     */
    @Test
    void noRootStandsForTwoTrees() {
        List<byte[]> forged = new SampleLedger(random, first, second, witness).commits.subList(2, 4);
        byte[] three = RfcTree.sha256(new byte[] {0}, forged.get(0), new byte[0]);
        byte[] four = RfcTree.sha256(new byte[] {0}, forged.get(1), new byte[0]);
        List<byte[]> signed = genuine.tree.consistency(3, 4);
        byte[] left = joined(signed.get(2), signed.get(0));
        byte[] root = RfcTree.sha256(new byte[] {1}, left, RfcTree.sha256(new byte[] {1}, three, four));
        String later = first.name() + "\n4\n" + SampleLedger.text(root) + "\n";
        List<String> bundle =
                new ArrayList<>(List.of("mdmc-audit-bundle 2", "selection positions 3 4", "key " + first.verifier()));
        for (String text : List.of(genuine.checkpoint(3), later)) {
            bundle.add("checkpoint 5");
            bundle.addAll(text.lines().toList());
            bundle.addAll(List.of("", first.sign(text)));
        }
        bundle.add("extends " + SampleLedger.path(List.of(new byte[0], joined(three, four), left)));
        bundle.add("entry 3 " + SampleLedger.text(forged.get(0)) + " " + SampleLedger.path(List.of(four, left)));
        bundle.add("entry 4 " + SampleLedger.text(forged.get(1)) + " " + SampleLedger.path(List.of(three, left)));
        bundle.add("end 2");
        assertThat(new Auditor(Set.of(first), Set.of(genuine.checkpoint(3))).accepts(bundle))
                .isFalse();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return java.nio.ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    private List<List<String>> bundles() {
        return List.of(
                genuine.period(1, SampleLedger.SIZE),
                genuine.subject("lead-1"),
                genuine.period(12, 40),
                genuine.bundle("checkpoints", List.of()));
    }

    private List<Auditor> auditors() {
        return List.of(
                new Auditor(Set.of(first), Set.of()),
                new Auditor(Set.of(second), Set.of()),
                new Auditor(Set.of(first, witness), Set.of()),
                new Auditor(Set.of(first), Set.of(genuine.checkpoint(SampleLedger.ROTATED))));
    }

    private static List<String> claims(List<String> bundle) {
        return bundle.stream()
                .filter(line -> line.startsWith("selection ") || line.startsWith("entry "))
                .map(line -> line.substring(0, Math.max(line.indexOf(' '), line.lastIndexOf(' '))))
                .toList();
    }

    /** What a bundle says that the genuine ledger does not. */
    private List<String> untrueIn(List<String> bundle) {
        List<String> untrue = new ArrayList<>();
        String[] selection = bundle.get(1).split(" ");
        List<Integer> said = new ArrayList<>();
        for (String line : bundle) {
            if (line.startsWith("entry ")) {
                int position = Integer.parseInt(line.split(" ")[1]);
                said.add(position);
                if (!line.split(" ")[2].equals(SampleLedger.text(genuine.commits.get(position - 1)))) {
                    untrue.add("another commit at " + position);
                }
            }
        }
        List<Integer> due = due(selection);
        // That no later commit of a subject is left out, a bundle does not say.
        boolean isWhole = selection[1].equals("subject")
                ? !said.isEmpty() && isInOrder(said) && due.containsAll(said)
                : said.equals(due);
        if (!isWhole) {
            untrue.add(bundle.get(1) + " has " + said + " where " + due + " are due");
        }
        for (int i = 0; i < bundle.size(); i++) {
            if (bundle.get(i).startsWith("checkpoint ")) {
                String text = String.join("\n", bundle.subList(i + 1, i + 4)) + "\n";
                if (!text.equals(genuine.checkpoint(Integer.parseInt(bundle.get(i + 2))))) {
                    untrue.add("another checkpoint: " + text);
                }
            }
        }
        return untrue;
    }

    private List<Integer> due(String[] selection) {
        return switch (selection[1]) {
            case "subject" -> genuine.about(selection[2]);
            case "positions" ->
                java.util.stream.IntStream.rangeClosed(Integer.parseInt(selection[2]), Integer.parseInt(selection[3]))
                        .boxed()
                        .toList();
            default -> List.of();
        };
    }

    private static boolean isInOrder(List<Integer> positions) {
        return positions.stream().sorted().distinct().toList().equals(positions);
    }

    private static int entry(List<String> bundle, int position) {
        for (int i = 0; i < bundle.size(); i++) {
            if (bundle.get(i).startsWith("entry " + position + " ")) {
                return i;
            }
        }
        throw new AssertionError("no entry " + position);
    }

    /** The same key for the same seed. */
    private NoteKey key(String name, int type) {
        try {
            SecureRandom seeded = SecureRandom.getInstance("SHA1PRNG");
            seeded.setSeed(random.nextLong());
            return NoteKey.draw(name, type, seeded);
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
