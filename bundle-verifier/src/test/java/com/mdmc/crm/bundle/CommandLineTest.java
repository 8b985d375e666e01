package com.mdmc.crm.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the verifier is called, and how it ends: 0 in order, 1 not in order, 2 not checked, 3 called wrongly. */
class CommandLineTest {
    private final NoteKey first = key("mdmc-crm", 1);
    private final NoteKey witness = key("witness.example/w1", 4);
    private final SampleLedger ledger = new SampleLedger(new Random(1), first, key("mdmc-crm", 1), witness);
    private final String verifier = first.verifier();

    @TempDir
    Path directory;

    private String bundle;

    @BeforeEach
    void write() throws Exception {
        bundle = file("a.bundle", String.join("\n", ledger.period(1, 9)) + "\n");
    }

    @Test
    void optionsKeysAndFilesComeInAnyOrder() throws Exception {
        for (String[] arguments : List.of(
                new String[] {bundle, verifier, "--events"},
                new String[] {"--events", bundle, verifier},
                new String[] {verifier, "--events", bundle},
                new String[] {verifier, verifier, bundle, "--events", witness.verifier()})) {
            assertEnds(0, "IN ORDER: 9 commits", arguments);
            assertThat(said(arguments)).contains(" LeadNoteAdded {");
        }
        assertThat(said(bundle, verifier)).doesNotContain("LeadNoteAdded");
    }

    @Test
    void whatIsNoCallIsAnsweredWithTheUsage() throws Exception {
        for (String[] arguments : List.of(
                new String[] {},
                new String[] {bundle},
                new String[] {verifier},
                new String[] {bundle, witness.verifier()},
                new String[] {bundle, verifier, "--all"},
                new String[] {"--help"},
                new String[] {bundle, verifier, verifier.replace("mdmc-crm+", "other+")})) {
            assertEnds(3, "usage: [--events] BUNDLE [CHECKPOINT]... KEY...: ", arguments);
        }
    }

    @Test
    void whatCannotBeReadIsNotCalledOutOfOrder() throws Exception {
        String bytes = directory.resolve("bytes").toString();
        Files.write(Path.of(bytes), new byte[] {'m', (byte) 0xff, 0, (byte) 0x80});
        String text = file("text", "hello\n");
        for (String[] arguments : List.of(
                new String[] {directory.toString(), verifier},
                new String[] {directory.resolve("none").toString(), verifier},
                new String[] {bytes, verifier},
                new String[] {bundle, directory.toString(), verifier},
                new String[] {bundle, "/dev/zero", verifier},
                new String[] {bundle, bytes, verifier},
                new String[] {bundle, text, verifier})) {
            assertEnds(2, "could not be checked: ", arguments);
        }
    }

    @Test
    void anEndlessLineIsRefused() throws Exception {
        assertEnds(1, "NOT IN ORDER, position 0: ", "/dev/zero", verifier);
        String cut = file("cut", String.join("\n", ledger.period(1, 9).subList(0, 12)));
        assertEnds(1, "NOT IN ORDER, position 0: ", cut, verifier);
    }

    /** The platform calls such a signature an error, not a wrong one. */
    @Test
    void aSignatureThatIsNoPointOfTheCurveIsNotInOrder() throws Exception {
        List<String> lines = new ArrayList<>(ledger.period(1, 9));
        int at = lines.indexOf("checkpoint 6") + 6;
        byte[] signature = Base64.getDecoder().decode(lines.get(at).split(" ")[2]);
        Arrays.fill(signature, 4, signature.length, (byte) 0xff);
        lines.set(at, "\u2014 mdmc-crm " + SampleLedger.text(signature));
        assertEnds(1, "NOT IN ORDER, position 0: ", file("forged", String.join("\n", lines) + "\n"), verifier);
    }

    /** Mail and editors change the ends of lines, add some, and put a byte order mark before the first. */
    @Test
    void aKeptCheckpointIsReadHoweverItsLinesEnd() throws Exception {
        String text = ledger.checkpoint(SampleLedger.ROTATED);
        String note = text + "\n" + first.sign(text) + "\n";
        for (String kept : List.of(note, note.replace("\n", "\r\n"), note + "\r\n\n\n", "\ufeff" + note, text)) {
            assertEnds(0, "IN ORDER: ", bundle, file("kept", kept), verifier);
        }
        String other = file("other", note.replace("\n" + SampleLedger.ROTATED + "\n", "\n30\n"));
        assertEnds(1, "NOT IN ORDER, position 0: it is not proved to extend", bundle, other, verifier);
    }

    @Test
    void everyWitnessThatIsNamedMustHaveCosigned() throws Exception {
        NoteKey second = key("witness.example/w2", 4);
        assertEnds(0, "IN ORDER: 9 commits", bundle, verifier, witness.verifier());
        assertThat(said(bundle, verifier, witness.verifier()))
                .endsWith("selection positions 1 9, cosigned up to " + SampleLedger.COSIGNED + "\n");
        assertEnds(
                1,
                "NOT IN ORDER, position 0: a witness that you named has not cosigned it",
                bundle,
                verifier,
                witness.verifier(),
                second.verifier());
        String text = ledger.checkpoint(SampleLedger.ROTATED);
        List<String> both = new ArrayList<>(ledger.period(1, 9));
        both.add(2, "key " + second.verifier());
        both.set(both.indexOf("checkpoint 6"), "checkpoint 7");
        both.add(both.indexOf(first.sign(text)), second.sign(text));
        String cosigned = file("both", String.join("\n", both) + "\n");
        assertThat(said(cosigned, verifier, witness.verifier(), second.verifier()))
                .as("the size up to which all of them have")
                .endsWith(", cosigned up to " + SampleLedger.ROTATED + "\n");
    }

    private void assertEnds(int status, String saying, String... arguments) throws Exception {
        Process process = started(arguments);
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", Arrays.toString(arguments), said)
                .isEqualTo(status);
        assertThat(said.lines().reduce((before, last) -> last).orElse("")).startsWith(saying);
        assertThat(said).doesNotContain("\tat ").hasSizeLessThan(10_000);
    }

    private String said(String... arguments) throws Exception {
        return new String(started(arguments).getInputStream().readAllBytes(), UTF_8);
    }

    private static Process started(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BundleVerifier.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private static NoteKey key(String name, int type) {
        return NoteKey.draw(name, type, new SecureRandom());
    }
}
