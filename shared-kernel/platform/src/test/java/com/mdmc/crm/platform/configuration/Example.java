package com.mdmc.crm.platform.configuration;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes an instance of a record with a plausible value in every component, so that a sample shows its whole shape. */
final class Example {

    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(
            Map.entry(String.class, "text"),
            Map.entry(Object.class, "text"),
            Map.entry(boolean.class, true),
            Map.entry(Boolean.class, true),
            Map.entry(int.class, 7),
            Map.entry(Integer.class, 7),
            Map.entry(long.class, 7L),
            Map.entry(Long.class, 7L),
            Map.entry(double.class, 0.5),
            Map.entry(Double.class, 0.5),
            Map.entry(BigDecimal.class, new BigDecimal("12.50")),
            Map.entry(Instant.class, Instant.parse("2026-03-01T12:00:00.120Z")),
            Map.entry(LocalDate.class, LocalDate.parse("2026-03-01")),
            Map.entry(LocalTime.class, LocalTime.parse("12:30:00")),
            Map.entry(ZoneId.class, ZoneId.of("Europe/Paris")),
            Map.entry(YearMonth.class, YearMonth.parse("2026-03")));
    private static final Map<String, Object> BY_NAME = Map.of("currency", "EUR");

    private Example() {}

    static Object of(Type type) {
        return of(type, "");
    }

    private static Object of(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            return container(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (String.class.equals(plain) && BY_NAME.containsKey(name)) {
            return BY_NAME.get(name);
        }
        return VALUES.containsKey(plain) ? VALUES.get(plain) : composed(plain);
    }

    private static Object container(ParameterizedType type) {
        Type[] of = type.getActualTypeArguments();
        if (List.class.equals(type.getRawType())) {
            return List.of(of(of[0]));
        }
        if (Set.class.equals(type.getRawType())) {
            return Set.of(of(of[0]));
        }
        if (Map.class.equals(type.getRawType())) {
            return Map.of(of(of[0]), of(of[1]));
        }
        throw new IllegalArgumentException("Teach Example about " + type);
    }

    private static Object composed(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isRecord()) {
            return record(type);
        }
        if (type.isSealed()) {
            return of(type.getPermittedSubclasses()[0]);
        }
        return fromText(type);
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> of(component.getGenericType(), component.getName()))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("No example of " + type, e);
        }
    }

    private static Object fromText(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isStatic(method.getModifiers()) && method.isAnnotationPresent(JsonCreator.class)) {
                try {
                    return method.invoke(null, "token");
                } catch (ReflectiveOperationException e) {
                    throw new IllegalArgumentException("No example of " + type, e);
                }
            }
        }
        throw new IllegalArgumentException("Teach Example about " + type);
    }
}
