package com.mdmc.crm.standalone;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.ledger.serialization.EventType;
import com.mdmc.crm.platform.configuration.DomainEventTypes;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every event type changes something on either side, or {@code events-not-folded.txt} says why not. A new event fails
 * here until somebody decided which views it concerns.
 */
class FoldedEventsTest {
    private static final JavaClasses CRM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.mdmc.crm");

    // The command side's decisions share the folds of the domain, and it keeps the accounts that both sides read.
    private static final Map<String, String> ROOMS = Map.of("command", "command|domain|platform", "query", "query");

    @ParameterizedTest
    @ValueSource(strings = {"command", "query"})
    void isFoldedOrListedWithTheReason(String side) {
        Set<String> unfolded = DomainEventTypes.events().all().stream()
                .map(EventType::javaType)
                .map(Class::getSimpleName)
                .collect(toCollection(TreeSet::new));
        unfolded.removeAll(foldedBy(side));
        assertThat(unfolded)
                .as("events no fold of the %s side takes in: fold them, or list them with the reason", side)
                .containsExactlyInAnyOrderElementsOf(listed(side));
    }

    private static Set<String> foldedBy(String side) {
        return CRM.stream()
                .filter(type -> type.getPackageName().matches("com\\.mdmc\\.crm\\.(" + ROOMS.get(side) + ")\\b.*"))
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .flatMap(field -> eventsOf(field).stream())
                .map(Class::getSimpleName)
                .collect(toCollection(TreeSet::new));
    }

    private static Set<Class<?>> eventsOf(JavaField field) {
        if (field.getRawType().isEquivalentTo(EventFold.class)) {
            return ((EventFold<?>) value(field)).events();
        } else if (field.getRawType().isEquivalentTo(Fold.class)) {
            return ((Fold<?>) value(field)).events();
        } else if (field.getRawType().isEquivalentTo(ViewDefinition.class)) {
            return ((ViewDefinition<?>) value(field)).fold().events();
        }
        return Set.of();
    }

    private static Object value(JavaField declared) {
        try {
            Field field = declared.reflect();
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }

    /** Lines of a side, a colon and the reason, each followed by the events it goes for. */
    private static Set<String> listed(String side) {
        Set<String> listed = new TreeSet<>();
        boolean ofThisSide = false;
        for (String line : lines()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith(" ")) {
                if (ofThisSide) {
                    listed.addAll(Arrays.asList(line.strip().split("[ ,]+")));
                }
            } else {
                assertThat(line).as("a side and a reason").matches("(command|query): .{10,}");
                ofThisSide = line.startsWith(side + ":");
            }
        }
        return listed;
    }

    private static Iterable<String> lines() {
        try (BufferedReader list = new BufferedReader(new InputStreamReader(
                FoldedEventsTest.class.getResourceAsStream("/events-not-folded.txt"), StandardCharsets.UTF_8))) {
            return list.lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
