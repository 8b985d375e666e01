package com.mdmc.crm.e2e.docs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mdmc.crm.ledger.serialization.EventCodec;
import com.mdmc.crm.ledger.serialization.EventType;
import com.mdmc.crm.platform.configuration.DomainEventTypes;
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
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Generator of {@code docs/events.md}: for each event its meaning, fields, decider, views, policies and tests, in the
 * order in which the event is declared, which is that of the life cycle.
 */
final class EventCatalogue {
    private static final EventCodec CODEC = new EventCodec(DomainEventTypes.events(), DomainEventTypes.upcasters());
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SENTENCE = Pattern.compile("(?s)^(.*?\\.)(\\s|$).*");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:public )?(?:final )?(?:sealed )?(?:class|interface|record|enum) (\\w+)");

    private final List<String> domain = sources("shared-kernel/domain/src/main/java");
    private final List<String> decisions = sources("command-side/src/main/java");
    private final List<String> tests = Stream.of(
                    "shared-kernel/domain", "shared-kernel/platform", "command-side", "query-side", "e2e-tests")
            .flatMap(module -> sources(module + "/src/test/java").stream())
            .toList();
    private final Collection<ViewDefinition<?>> views;

    EventCatalogue(Collection<ViewDefinition<?>> views) {
        this.views = views;
    }

    String markdown() {
        StringBuilder page = new StringBuilder("""
                # Events

                Generated from the code; the build fails when it is out of date. Every event is read by the audit as well.

                """);
        for (Class<?> root : DomainEventTypes.ROOTS) {
            page.append("## ").append(root.getSimpleName()).append("\n\n");
            page.append("| Event | Meaning | Carries | Decided in | Views | Policies | Tests |\n");
            page.append("|---|---|---|---|---|---|---|\n");
            DomainEventTypes.events().all().stream()
                    .filter(type -> root.isAssignableFrom(type.javaType()))
                    .sorted(Comparator.comparing(type -> place(type.javaType(), root)))
                    .forEach(type -> page.append(row(type)));
            page.append('\n');
        }
        return page.toString();
    }

    /** Where the source declares an event: the compiler keeps no order among the nested types of a sealed interface. */
    private String place(Class<?> event, Class<?> root) {
        Class<?> holder = event.getDeclaringClass();
        String declaration = "record " + event.getSimpleName() + "(";
        int offset = domain.stream()
                .mapToInt(source -> source.indexOf(declaration))
                .filter(found -> found >= 0)
                .findFirst()
                .orElseThrow();
        return "%s %s %06d".formatted(holder == root ? "1" : "2", holder.getSimpleName(), offset);
    }

    private static String storedName(RecordComponent field) {
        JsonProperty named = field.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? field.getName() : named.value();
    }

    private String row(EventType type) {
        String name = type.alias();
        String fields = Arrays.stream(type.javaType().getRecordComponents())
                .map(EventCatalogue::storedName)
                .collect(Collectors.joining(", "));
        String readers = views.stream()
                .filter(view -> view.fold().knows(type.javaType()))
                .map(ViewDefinition::name)
                .sorted()
                .collect(Collectors.joining(", "));
        return "| `%s` r%s%s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        name,
                        type.revision(),
                        formerShapes(type),
                        meaning(name),
                        fields,
                        typesWith("new (?:\\w+\\.)?" + name + "\\(", decisions, each -> true),
                        readers,
                        typesWith(handles(type.javaType()), decisions, each -> each.startsWith("When")),
                        typesWith("\\b" + name + "\\b", tests, each -> each.endsWith("Test")));
    }

    /** The stored names and revisions that an upcaster reads as this type. */
    private static String formerShapes(EventType type) {
        return DomainEventTypes.upcasters().all().stream()
                .filter(upcaster -> CODEC.readingOf(upcaster.alias(), upcaster.from())
                        .type()
                        .equals(type))
                .map(upcaster -> ", upcast from `%s` r%s".formatted(upcaster.alias(), upcaster.from()))
                .sorted()
                .collect(Collectors.joining());
    }

    /** A policy names the event, or the interface that holds it. */
    private static String handles(Class<?> event) {
        return "(?m)^(?!import ).*\\b(?:%s|%s)\\b(?!\\.[A-Z])"
                .formatted(event.getSimpleName(), event.getDeclaringClass().getSimpleName());
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

    /** The types in whose source the pattern occurs, comma-separated. */
    private static String typesWith(String pattern, List<String> sources, Predicate<String> wanted) {
        Pattern mention = Pattern.compile(pattern);
        return sources.stream()
                .filter(source -> mention.matcher(source).find())
                .map(TYPE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .filter(wanted)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static List<String> sources(String folder) {
        if (!Files.exists(ROOT.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
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
