package com.mdmc.crm.standalone.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/security.md} says of the shipped program as a whole, read from its sources. */
class SourcesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_SHIPPED = Set.of("benchmarks", "demo", "test-support", "e2e-tests");

    /**
     * The inventory: AES-256 in GCM alone, SHA-256, Ed25519; SHA-1 only in one-time codes, PBKDF2 only for SCRAM, ChaCha20 only
     * as the format of age has it.
     */
    @Test
    void useNoAlgorithmsButTheListedOnes() throws IOException {
        assertThat(found("getInstance\\(\\s*\"([^\"]+)\"", 1))
                .containsExactlyInAnyOrder(
                        "AES/GCM/NoPadding",
                        "ChaCha20-Poly1305",
                        "SHA-256",
                        "HmacSHA256",
                        "Ed25519",
                        "PBKDF2WithHmacSHA256");
        assertThat(filesWith("ChaCha20")).containsExactly("PassphraseStanza.java");
        assertThat(filesWith("PBKDF2WithHmacSHA256|\"HmacSHA1\"|\"SHA-?1\"")).containsExactly("Credentials.java");
    }

    @Test
    void drawSecretsFromSecureRandomAlone() throws IOException {
        assertThat(filesWith("new (Splittable)?Random\\(|Math\\.random|RandomStringUtils"))
                .as("chooses what a restore drill compares")
                .containsExactly("RestoreDrillConfiguration.java");
        assertThat(filesWith("ThreadLocalRandom\\.current"))
                .as("numbers the runs of a rule")
                .containsExactly("SystemActor.java");
    }

    @Test
    void trustNoCertificateByThemselvesAndFollowNoRedirect() throws IOException {
        assertThat(filesWith("TrustManager|HostnameVerifier|invalidHostNameAllowed|followRedirects"))
                .isEmpty();
    }

    @Test
    void connectToNothingButWhatASettingNames() throws IOException {
        assertThat(filesWith("HttpClient\\.new|openConnection\\(|new Socket\\("))
                .containsExactlyInAnyOrder(
                        // For a deployment that names them.
                        "Webhook.java",
                        "WitnessClient.java",
                        // Operators' commands, to the program itself or to what its settings name.
                        "CrmClient.java",
                        "ImportClient.java",
                        "SettingChecks.java");
    }

    @Test
    void readNoObjectsRunNoScriptsAndLookNothingUp() throws IOException {
        assertThat(filesWith("ObjectInputStream|ScriptEngine|InitialContext|SpelExpressionParser"))
                .isEmpty();
    }

    /** Standard output is the log's only place. */
    @Test
    void logToNoFile() throws IOException {
        assertThat(shipped("resources", ".yml")
                        .filter(file -> text(file).contains("logging.file")
                                || Pattern.compile("(?m)^logging:\\R(?:  .*\\R)*  file")
                                        .matcher(text(file))
                                        .find()))
                .isEmpty();
        assertThat(shipped("resources", ".xml").map(file -> file.getFileName().toString()))
                .noneMatch(name -> name.startsWith("logback"));
    }

    /** Who reports a hole, or waits for a library's new version, is told how long it takes at most. */
    @Test
    void namesTimeFramesInTheSecurityPolicy() throws IOException {
        assertThat(Files.readString(ROOT.resolve("SECURITY.md"))).contains("three working days", "7 days", "30 days");
    }

    private static Set<String> found(String expression, int group) throws IOException {
        Pattern pattern = Pattern.compile(expression);
        return shipped("java", ".java")
                .flatMap(file -> pattern.matcher(text(file)).results())
                .map(match -> match.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> filesWith(String expression) throws IOException {
        Pattern pattern = Pattern.compile(expression);
        return shipped("java", ".java")
                .filter(file -> pattern.matcher(text(file)).find())
                .map(file -> file.getFileName().toString())
                .distinct()
                .toList();
    }

    private static Stream<Path> shipped(String kind, String suffix) throws IOException {
        List<Path> modules;
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> shared = Files.list(ROOT.resolve("shared-kernel"))) {
            modules = Stream.concat(top, shared)
                    .filter(module -> !NOT_SHIPPED.contains(module.getFileName().toString()))
                    .map(module -> module.resolve("src/main").resolve(kind))
                    .filter(Files::isDirectory)
                    .toList();
        }
        assertThat(modules).hasSizeGreaterThan(5);
        List<Path> files = new ArrayList<>();
        for (Path module : modules) {
            try (Stream<Path> tree = Files.walk(module)) {
                tree.filter(file -> file.toString().endsWith(suffix)).forEach(files::add);
            }
        }
        return files.stream();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
