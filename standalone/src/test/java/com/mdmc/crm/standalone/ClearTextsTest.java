package com.mdmc.crm.standalone;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.EventFold;
import com.mdmc.crm.domain.validation.PlainDocument;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.ledger.serialization.EventType;
import com.mdmc.crm.platform.configuration.DomainEventTypes;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.ViewDefinition;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.Test;

/**
 * Encrypted by default: every text in an event, a snapshot, a view or the audit is a personal text, or
 * {@code clear-texts.txt} says why not. A new clear text fails here until somebody decided.
 */
class ClearTextsTest {
    private static final String CRM = "com.mdmc.crm";
    private static final Set<Class<?>> DEFINITIONS = Set.of(Fold.class, EventFold.class, ViewDefinition.class);

    private final Set<Type> seen = new HashSet<>();
    private final Set<String> clear = new TreeSet<>();

    @Test
    void isEncryptedOrListedWithTheReason() {
        DomainEventTypes.events().all().stream().map(EventType::javaType).forEach(this::walk);
        stored().forEach(this::walk);
        walk(EventMetadata.class);
        assertThat(seen).as("types looked at").hasSizeGreaterThan(150);
        assertThat(clear)
                .as("texts that are stored in the clear: make them a PersonalText, or list them with the reason")
                .containsExactlyInAnyOrderElementsOf(listed());
    }

    /** The states of all folds, the audit's entries and the aggregates, which snapshots hold. */
    private static Stream<Type> stored() {
        List<JavaClass> classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(CRM).stream()
                        .toList();
        Stream<Type> states = classes.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> DEFINITIONS.stream()
                        .anyMatch(definition -> field.getRawType().isEquivalentTo(definition)))
                .map(field -> ((ParameterizedType) field.reflect().getGenericType()).getActualTypeArguments()[0]);
        Stream<Type> others = classes.stream()
                .filter(type -> type.isAnnotatedWith(Aggregate.class)
                        || type.getName().equals("com.mdmc.crm.query.audit.AuditEntry"))
                .map(JavaClass::reflect);
        return Stream.concat(states, others);
    }

    private void walk(Type type) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(this::walk);
        } else if (type instanceof WildcardType any) {
            Arrays.stream(any.getUpperBounds()).forEach(this::walk);
        } else if (type instanceof Class<?> known && known.getName().startsWith(CRM) && seen.add(known)) {
            if (known.isSealed()) {
                Arrays.stream(known.getPermittedSubclasses()).forEach(this::walk);
            }
            members(known);
        }
    }

    private void members(Class<?> type) {
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                member(type, component.getName(), component.getGenericType(), component);
            }
        } else if (!type.isEnum() && !type.getSimpleName().equals("PersonalText")) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                    member(type, field.getName(), field.getGenericType(), field);
                }
            }
        }
    }

    private void member(Class<?> owner, String name, Type type, AnnotatedElement annotated) {
        if (!annotated.isAnnotationPresent(PlainDocument.class) && holdsText(type)) {
            String path = owner.getName()
                    .substring(owner.getPackageName().length() + 1)
                    .replace('$', '.');
            clear.add(path + "." + name);
        }
        walk(type);
    }

    private static boolean holdsText(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).anyMatch(ClearTextsTest::holdsText);
        }
        return type == String.class || type == Object.class || type == CharSequence.class;
    }

    /** A reason, followed by the indented texts it goes for. */
    private static Set<String> listed() {
        Set<String> listed = new TreeSet<>();
        try (BufferedReader list = new BufferedReader(new InputStreamReader(
                ClearTextsTest.class.getResourceAsStream("/clear-texts.txt"), StandardCharsets.UTF_8))) {
            boolean reasoned = false;
            for (String line : list.lines().filter(each -> !each.isBlank()).toList()) {
                if (line.startsWith(" ")) {
                    assertThat(reasoned).as("a reason before %s", line).isTrue();
                    listed.addAll(Arrays.stream(line.strip().split("\\s+")).collect(toCollection(TreeSet::new)));
                } else if (!line.startsWith("#")) {
                    assertThat(line).as("a reason").hasSizeGreaterThan(15);
                    reasoned = true;
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return listed;
    }
}
