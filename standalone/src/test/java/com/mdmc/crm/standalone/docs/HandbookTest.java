package com.mdmc.crm.standalone.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Keeps {@code docs/handbook.md} true: each checklist names a worked example and the files that mention it; these are the
 * files that do, no more and no fewer.
 */
class HandbookTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SECTION = Pattern.compile("(?m)^## (Add .*)$");
    private static final Pattern EXAMPLE = Pattern.compile("<!-- example: (.+?) -->");
    private static final Pattern STEP = Pattern.compile("(?m)^\\d+\\. `([^`]+)`");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)[^)]*\\)");
    private static final Set<String> CODE = Set.of("java", "json", "properties", "txt", "ts", "http", "md");
    private static final Set<String> ELSEWHERE = Set.of("target", "data", "node_modules", "adr", ".git");

    @TestFactory
    Stream<DynamicTest> everyChecklistNamesTheFilesOfItsExample() {
        List<String> sections = sections();
        assertThat(sections).hasSizeGreaterThanOrEqualTo(6);
        return sections.stream()
                .map(section -> DynamicTest.dynamicTest(title(section), () -> {
                    Matcher example = EXAMPLE.matcher(section);
                    assertThat(example.find()).as("has an example").isTrue();
                    Set<String> named = STEP.matcher(section)
                            .results()
                            .map(step -> step.group(1))
                            .collect(Collectors.toCollection(TreeSet::new));
                    assertThat(named)
                            .as("files that mention " + example.group(1))
                            .isEqualTo(filesThatMention(Pattern.compile("\\b(?:" + example.group(1) + ")\\b")));
                }));
    }

    @Test
    void everyLinkOfTheDocsLeadsSomewhere() throws IOException {
        List<Path> pages =
                new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("embedded-store/README.md")));
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md")).forEach(pages::add);
        }
        for (Path page : pages) {
            LINK.matcher(Files.readString(page))
                    .results()
                    .forEach(link -> assertThat(page.resolveSibling(link.group(1)))
                            .as("linked from " + ROOT.relativize(page))
                            .exists());
        }
    }

    private static List<String> sections() {
        String page = read(ROOT.resolve("docs/handbook.md"));
        List<Integer> starts =
                SECTION.matcher(page).results().map(start -> start.start()).collect(Collectors.toList());
        starts.add(page.length());
        List<String> sections = new ArrayList<>();
        for (int i = 0; i + 1 < starts.size(); i++) {
            sections.add(page.substring(starts.get(i), starts.get(i + 1)));
        }
        return sections;
    }

    private static String title(String section) {
        return section.substring(3, section.indexOf('\n'));
    }

    private static Set<String> filesThatMention(Pattern example) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(HandbookTest::isSource)
                    .filter(file -> example.matcher(file.getFileName() + " " + read(file))
                            .find())
                    .map(file -> ROOT.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean isSource(Path file) {
        String name = file.getFileName().toString();
        for (Path part : ROOT.relativize(file)) {
            if (ELSEWHERE.contains(part.toString())) {
                return false;
            }
        }
        return CODE.contains(name.substring(name.lastIndexOf('.') + 1))
                && !name.equals("handbook.md")
                && Files.isRegularFile(file);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
