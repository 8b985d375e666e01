package com.mdmc.crm.e2e.leads;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.validation.PlainDocument;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The components of events that hold what a person typed: those that the types declare, and those that values fill. */
final class PersonalFields {
    private final Set<Type> seen = new HashSet<>();
    private final Set<String> found = new TreeSet<>();

    private PersonalFields() {}

    /** Of every record that a type holds or permits, as {@code Record.component}. */
    static Set<String> declaredBy(Collection<? extends Type> types) {
        PersonalFields fields = new PersonalFields();
        types.forEach(fields::walk);
        return fields.found;
    }

    private void walk(Type type) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(this::walk);
        } else if (type instanceof WildcardType any) {
            Arrays.stream(any.getUpperBounds()).forEach(this::walk);
        } else if (type instanceof Class<?> known && seen.add(known)) {
            if (known.isSealed()) {
                Arrays.stream(known.getPermittedSubclasses()).forEach(this::walk);
            }
            if (known.isRecord()) {
                Arrays.stream(known.getRecordComponents()).forEach(this::component);
            }
        }
    }

    private void component(RecordComponent component) {
        if (isPersonal(component.getGenericType()) || component.isAnnotationPresent(PlainDocument.class)) {
            found.add(name(component));
        }
        walk(component.getGenericType());
    }

    private static boolean isPersonal(Type type) {
        return type == PersonalText.class
                || type instanceof ParameterizedType generic
                        && Arrays.stream(generic.getActualTypeArguments()).anyMatch(PersonalFields::isPersonal);
    }

    /** Those of a decrypted value that hold a text which is looked for. */
    static Set<String> filledIn(Object value, Predicate<String> wanted) {
        PersonalFields fields = new PersonalFields();
        fields.visit("", value, wanted);
        return fields.found;
    }

    private void visit(String component, Object value, Predicate<String> wanted) {
        if (value instanceof PersonalText || value instanceof String) {
            String text = value instanceof PersonalText personal ? personal.text() : (String) value;
            if (wanted.test(text)) {
                found.add(component);
            }
        } else if (value instanceof Record) {
            for (RecordComponent each : value.getClass().getRecordComponents()) {
                visit(name(each), valueOf(each, value), wanted);
            }
        } else if (value instanceof Iterable<?> several) {
            several.forEach(each -> visit(component, each, wanted));
        } else if (value instanceof Map<?, ?> map) {
            map.keySet().forEach(key -> visit(component, key, wanted));
            map.values().forEach(each -> visit(component, each, wanted));
        }
    }

    private static Object valueOf(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException broken) {
            throw new AssertionError(broken);
        }
    }

    private static String name(RecordComponent component) {
        Class<?> owner = component.getDeclaringRecord();
        String nested = owner.getName().substring(owner.getPackageName().length() + 1);
        return nested.replace('$', '.') + "." + component.getName();
    }
}
