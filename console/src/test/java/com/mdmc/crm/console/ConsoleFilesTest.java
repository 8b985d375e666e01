package com.mdmc.crm.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The files that are shipped: small, self-contained, in two languages, and clients of the documented API alone. */
class ConsoleFilesTest {
    private static final Path FILES = Path.of("target/classes/console");
    private static final Path API = Path.of("../docs/openapi.json");
    private static final int MOST_BYTES = 250_000;

    private static final Pattern ADDRESS = Pattern.compile("['`](/api/[^'`?]*)[?'`]");
    private static final Pattern PARAMETER = Pattern.compile("\\$\\{[^}]*}|\\{[^}]*}");
    private static final Pattern TEXT = Pattern.compile("(?<![\\w.])t\\('([^']*)'");
    private static final Pattern PLURAL = Pattern.compile("(?<![\\w.])tn\\([^']*?'([^']*)', '([^']*)'");
    private static final Pattern ENGLISH = Pattern.compile("(?m)^ {2}'([^']*)': '");
    private static final Pattern IMPORT = Pattern.compile("(?:from|import) ?\\(?['\"](\\.[^'\"]+)['\"]");

    @Test
    void allOfItIsLessThanABudgetCompressed() {
        long bytes = all().mapToLong(file -> compressed(file)).sum();
        assertThat(bytes).as("gzipped bytes of the console").isLessThan(MOST_BYTES);
    }

    @Test
    void everyFrenchTextHasItsEnglish() {
        Set<String> english = new TreeSet<>();
        ENGLISH.matcher(read(FILES.resolve("i18n/en.js"))).results().forEach(found -> english.add(found.group(1)));
        Set<String> french = new TreeSet<>();
        ownScripts().map(ConsoleFilesTest::read).forEach(script -> {
            TEXT.matcher(script).results().forEach(found -> french.add(found.group(1)));
            PLURAL.matcher(script).results().forEach(found -> french.addAll(List.of(found.group(1), found.group(2))));
        });

        assertThat(french).as("texts of the scripts").hasSizeGreaterThan(500);
        assertThat(english).as("add these to i18n/en.js, remove what is gone").isEqualTo(french);
    }

    @Test
    void everyAddressItCallsIsInTheApisDocument() {
        Set<Pattern> known = Pattern.compile("\"(/api/[^\"]*)\" ?:")
                .matcher(read(API))
                .results()
                .map(found -> Pattern.compile(PARAMETER.matcher(found.group(1)).replaceAll("[^/]+")))
                .collect(Collectors.toSet());
        Set<String> unknown = ownScripts()
                .map(ConsoleFilesTest::read)
                .flatMap(script -> ADDRESS.matcher(script).results().map(found -> found.group(1)))
                .map(address -> PARAMETER.matcher(address).replaceAll("x"))
                .filter(address -> !address.endsWith("/"))
                .filter(address -> known.stream().noneMatch(path -> matches(path, address)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unknown).as("addresses that docs/openapi.json does not know").isEmpty();
    }

    // Some addresses choose their last word at run time.
    private static boolean matches(Pattern path, String address) {
        return path.matcher(address).matches()
                || path.pattern().replaceAll("/[a-z-]+$", "/x").equals(address.replaceAll("/[^/]+$", "/x"))
                || address.endsWith("/x")
                        && Pattern.compile(path.pattern().replaceAll("/[a-z0-9-]+$", "/x"))
                                .matcher(address)
                                .matches();
    }

    @Test
    void nothingIsFetchedFromElsewhereAndNothingIsEvaluated() {
        all().forEach(file -> {
            String text = read(file).replace("http://www.w3.org/", "");
            if (!file.startsWith(FILES.resolve("vendor"))) {
                assertThat(text)
                        .as(file.toString())
                        .doesNotContain("http://", "//cdn", "innerHTML", "eval(", "style=\"");
            }
        });
        assertThat(ConsoleHeaders.POLICY).doesNotContain("unsafe", "*").contains("default-src 'none'");
        assertThat(read(FILES.resolve("index.html"))).doesNotContainPattern("<script>|<style>| on[a-z]+=");
    }

    @Test
    void everyImportedModuleIsThere() {
        scripts()
                .forEach(file -> IMPORT.matcher(read(file))
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> !name.contains("$"))
                        .forEach(name -> assertThat(
                                        file.getParent().resolve(name).normalize())
                                .as("import in %s", file)
                                .exists()));
    }

    @Test
    void thePagesAddressesAreThoseTheServerAnswers() {
        Set<String> routed = Pattern.compile("\\[/\\^\\\\/([a-z]+)|'/([a-z-]+)[/'](?=[a-z]*'?:)")
                .matcher(read(FILES.resolve("main.js")))
                .results()
                .map(ConsoleFilesTest::firstGroup)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ConsolePlaces.PLACES).containsAll(routed);
        assertThat(routed).hasSizeGreaterThan(8);
    }

    @Test
    void theRoutesAreThoseOfTheHandlersAndNoOther() {
        List<String> handled = new ArrayList<>(List.of("GET / open", "GET /console/** open"));
        Arrays.stream(ConsolePlaces.patterns()).forEach(pattern -> handled.add("GET " + pattern + " open"));
        List<String> listed = read(Path.of("target/classes/routes/console.txt"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(listed).as("routes/console.txt").containsExactlyInAnyOrderElementsOf(handled);
    }

    private static String firstGroup(MatchResult found) {
        return found.group(1) != null ? found.group(1) : found.group(2);
    }

    private static Stream<Path> ownScripts() {
        return scripts().filter(file -> !file.startsWith(FILES.resolve("vendor")) && !file.endsWith("i18n/en.js"));
    }

    private static Stream<Path> scripts() {
        return all().filter(file -> file.toString().endsWith(".js"));
    }

    private static Stream<Path> all() {
        try (Stream<Path> files = Files.walk(FILES)) {
            return Arrays.stream(files.filter(Files::isRegularFile).sorted().toArray(Path[]::new));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static long compressed(Path file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            Files.copy(file, zip);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.size();
    }
}
