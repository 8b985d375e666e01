package com.mdmc.crm.platform.http.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.mdmc.crm.domain.WireEnum;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * A field of an answer as its record declares it: in a {@code @NullMarked} record a field is {@code null} only if it is
 * {@code @Nullable}; in any other record each may be, unless it is of a primitive type.
 *
 * @param isOptional whether it is left out instead of being {@code null}
 * @param keys the only keys of a map by enumeration; empty for everything else
 */
record AnswerField(boolean isNullable, boolean isOptional, List<String> keys) {

    /** The fields of a record by their names in JSON. */
    static Map<String, AnswerField> of(JavaType type) {
        Map<String, AnswerField> fields = new LinkedHashMap<>();
        if (type.getRawClass().isRecord()) {
            addTo(fields, type);
        }
        return fields;
    }

    private static void addTo(Map<String, AnswerField> fields, JavaType type) {
        for (RecordComponent component : type.getRawClass().getRecordComponents()) {
            if (AnnotatedElementUtils.isAnnotated(component.getAccessor(), JsonUnwrapped.class)) {
                addTo(
                        fields,
                        TypeFactory.defaultInstance()
                                .resolveMemberType(component.getGenericType(), type.getBindings()));
            } else {
                fields.put(name(component), of(component, isNullMarked(type.getRawClass())));
            }
        }
    }

    private static AnswerField of(RecordComponent component, boolean isMarked) {
        boolean isNullable =
                isMarked ? isNullable(component) : !component.getType().isPrimitive();
        JsonInclude inclusion = component.getAccessor().getAnnotation(JsonInclude.class);
        boolean isOptional = inclusion != null && inclusion.value() == JsonInclude.Include.NON_NULL;
        return new AnswerField(isNullable && !isOptional, isOptional, keys(component));
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String name(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null || given.value().isEmpty() ? component.getName() : given.value();
    }

    private static List<String> keys(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType generic
                        && generic.getRawType() == Map.class
                        && generic.getActualTypeArguments()[0] instanceof Class<?> key
                        && WireEnum.class.isAssignableFrom(key)
                ? Arrays.stream(key.getEnumConstants())
                        .map(constant -> ((WireEnum) constant).wire())
                        .toList()
                : List.of();
    }

    static boolean isNullMarked(Class<?> type) {
        return type != null && (type.isAnnotationPresent(NullMarked.class) || isNullMarked(type.getEnclosingClass()));
    }
}
