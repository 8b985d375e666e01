package com.mdmc.crm.testsupport;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Architecture tests of one module, run in its own directory: its own rules and the two that every module keeps. A
 * rule's {@code because} says what to do instead.
 */
public final class ModuleFences {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path CLASSES = Path.of("target", "classes");
    private static final int LARGEST_PACKAGE = 25;

    private ModuleFences() {}

    /** One test a rule, named by it. */
    public static Stream<DynamicTest> tests(ArchRule... own) {
        JavaClasses classes = new ClassFileImporter().importPath(CLASSES);
        Stream<DynamicTest> rules = Stream.concat(Stream.of(noCycles()), Stream.of(own))
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
        return Stream.concat(
                rules,
                Stream.of(DynamicTest.dynamicTest(
                        "packages have at most " + LARGEST_PACKAGE + " types", ModuleFences::packagesAreSmall)));
    }

    private static ArchRule noCycles() {
        return slices().matching("com.mdmc.crm.(**)")
                .should()
                .beFreeOfCycles()
                .because("packages that need each other are one package in two places: move the type both need into a"
                        + " package of its own, or the one that uses too much to its users");
    }

    private static void packagesAreSmall() {
        Map<String, Long> large = sourcesByPackage();
        large.values().removeIf(count -> count <= LARGEST_PACKAGE);
        if (!large.isEmpty()) {
            throw new AssertionError("Packages with more than " + LARGEST_PACKAGE
                    + " types; a concept among them deserves a package of its own: " + large);
        }
    }

    // Sources and not classes, so that what annotation processors generate does not count.
    private static Map<String, Long> sourcesByPackage() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .collect(Collectors.groupingBy(
                            file -> SOURCES.relativize(file.getParent()).toString(),
                            TreeMap::new,
                            Collectors.counting()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
