package com.mdmc.crm.standalone.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps the table of {@code docs/security.md} whole: every requirement of OWASP's ASVS 5.0, levels 1 and 2, stands in it
 * once, every test it names is there, and whatever is not held stands in {@code docs/limits.md}.
 */
class AsvsTableTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| (\\d+\\.\\d+\\.\\d+)(?:–(\\d+\\.\\d+\\.\\d+))? \\| (held|partly|open|–) \\| (.+) \\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

    @Test
    void everyRequirementStandsInItOnce() throws IOException {
        List<String> all = requirements();
        List<String> covered = new ArrayList<>();
        for (MatchResult row : rows()) {
            int from = all.indexOf(row.group(1));
            int to = row.group(2) == null ? from : all.indexOf(row.group(2));
            assertThat(from).as(row.group()).isNotNegative();
            assertThat(to).as(row.group()).isGreaterThanOrEqualTo(from);
            covered.addAll(all.subList(from, to + 1));
        }
        assertThat(covered).containsExactlyElementsOf(all);
    }

    @Test
    void everyTestItNamesIsThere() throws IOException {
        Set<String> tests = tests();
        assertThat(rows()).allSatisfy(row -> {
            Matcher named = TEST.matcher(row.group(4));
            assertThat(named.results().map(test -> test.group(1)))
                    .as(row.group())
                    .isSubsetOf(tests);
        });
    }

    @Test
    void whatIsHeldNamesATest() throws IOException {
        assertThat(rows())
                .filteredOn(row -> row.group(3).equals("held"))
                .allSatisfy(row -> assertThat(row.group(4)).as(row.group()).containsPattern(TEST));
    }

    @Test
    void whatIsNotHeldIsAKnownLimit() throws IOException {
        String limits = Files.readString(ROOT.resolve("docs/limits.md"));
        assertThat(rows().stream()
                        .filter(row ->
                                row.group(3).equals("open") || row.group(3).equals("partly"))
                        .map(row -> row.group(1))
                        .filter(requirement -> !limits.contains(requirement)))
                .as("requirements of the ASVS that docs/limits.md does not mention")
                .isEmpty();
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(ROOT.resolve("docs/security.md")))
                .results()
                .toList();
    }

    private static List<String> requirements() throws IOException {
        try (InputStream list = AsvsTableTest.class.getResourceAsStream("/asvs-5.0-levels-1-and-2.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static Set<String> tests() throws IOException {
        Set<String> tests = new TreeSet<>();
        for (Path parent : List.of(ROOT, ROOT.resolve("shared-kernel"))) {
            try (Stream<Path> modules = Files.list(parent)) {
                for (Path sources : modules.map(module -> module.resolve("src/test/java"))
                        .filter(Files::isDirectory)
                        .toList()) {
                    addFrom(sources, tests);
                }
            }
        }
        return tests;
    }

    private static void addFrom(Path sources, Set<String> tests) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith("Test.java"))
                    .forEach(file -> tests.add(file.substring(0, file.length() - ".java".length())));
        }
    }
}
