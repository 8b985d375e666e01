package com.mdmc.crm.e2e.docs;

import com.mdmc.crm.ledger.serialization.EventType;
import com.mdmc.crm.platform.configuration.RecordedTypes;
import com.mdmc.crm.projections.fold.ViewDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/events.md}: every event, what it means, what it carries, who decides it and who reads it. */
final class EventCatalogue {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SENTENCE = Pattern.compile("(?s)^(.*?[.;])(\\s|$).*");

    private final List<String> domain = sources("shared-kernel/domain");
    private final List<String> decisions = sources("command-side");
    private final Collection<ViewDefinition<?>> views;

    EventCatalogue(Collection<ViewDefinition<?>> views) {
        this.views = views;
    }

    String markdown() {
        StringBuilder page = new StringBuilder("""
                # Events

                Generated from the code; the build fails when it is out of date. Every event is read by the audit as well.

                """);
        for (Class<?> root : RecordedTypes.ROOTS) {
            page.append("## ").append(root.getSimpleName()).append("\n\n");
            page.append("| Event | Meaning | Carries | Decided in | Read by |\n|---|---|---|---|---|\n");
            RecordedTypes.events().all().stream()
                    .filter(type -> root.isAssignableFrom(type.javaType()))
                    .sorted(Comparator.comparing(EventType::alias))
                    .forEach(type -> page.append(row(type)));
            page.append('\n');
        }
        return page.toString();
    }

    private String row(EventType type) {
        String name = type.alias();
        String fields = Arrays.stream(type.javaType().getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.joining(", "));
        String readers = views.stream()
                .filter(view -> view.fold().knows(type.javaType()))
                .map(ViewDefinition::name)
                .sorted()
                .collect(Collectors.joining(", "));
        return "| `%s` r%s | %s | %s | %s | %s |%n"
                .formatted(name, type.revision(), meaning(name), fields, decidedIn(name), readers)
                .replace("\r", "");
    }

    private String meaning(String event) {
        Pattern javadoc = Pattern.compile(
                "(?s)/\\*\\*((?:(?!\\*/).)*?)\\*/\\s*(?:@Revision\\([^)]*\\)\\s*)?record " + event + "\\(");
        return domain.stream()
                .map(javadoc::matcher)
                .filter(Matcher::find)
                .map(found -> firstSentence(found.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(event + " has no Javadoc that says what it means"));
    }

    private static String firstSentence(String javadoc) {
        String text =
                javadoc.replaceAll("(?m)^\\s*\\* ?", "").replaceAll("\\s+", " ").strip();
        text = text.replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`").replace("|", "\\|");
        return SENTENCE.matcher(text).replaceFirst("$1");
    }

    private String decidedIn(String event) {
        Pattern made = Pattern.compile("new (?:\\w+\\.)?" + event + "\\(");
        Pattern type =
                Pattern.compile("(?m)^(?:public )?(?:final )?(?:sealed )?(?:class|interface|record|enum) (\\w+)");
        return decisions.stream()
                .filter(source -> made.matcher(source).find())
                .map(type::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static List<String> sources(String module) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(EventCatalogue::read)
                    .toList();
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
}
