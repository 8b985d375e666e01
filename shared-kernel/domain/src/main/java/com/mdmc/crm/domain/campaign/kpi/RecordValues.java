package com.mdmc.crm.domain.campaign.kpi;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Component-wise operations on records of one type. Both handles are made once; held in a constant they are compiled
 * like hand-written code, because the fields of a record are constants to the just-in-time compiler.
 *
 * @param read a record to the array of its components
 * @param make such an array to a record
 */
record RecordValues<R extends Record>(Class<R> type, MethodHandle read, MethodHandle make) {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final ClassValue<RecordValues<?>> KNOWN = new ClassValue<>() {
        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        protected RecordValues<?> computeValue(Class<?> type) {
            return reflect((Class) type);
        }
    };

    /** The operations on records of a type. */
    @SuppressWarnings("unchecked")
    static <R extends Record> RecordValues<R> of(Class<R> type) {
        return (RecordValues<R>) KNOWN.get(type);
    }

    /** The operations on a record's own type. */
    @SuppressWarnings("unchecked")
    static <R extends Record> RecordValues<R> of(R value) {
        return (RecordValues<R>) KNOWN.get(value.getClass());
    }

    /** The components in order. */
    Object[] values(R value) {
        try {
            return (Object[]) read.invokeExact((Object) value);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One component by name. */
    Object component(Record value, String name) {
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equals(name)) {
                return values(type.cast(value))[i];
            }
        }
        throw new IllegalArgumentException(type + " has no " + name);
    }

    /** The record with these components. */
    R with(Object[] values) {
        try {
            return type.cast((Object) make.invokeExact(values));
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The record with its present components changed; absent ones stay absent. */
    R map(R value, UnaryOperator<Object> change) {
        Object[] values = values(value);
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] == null ? null : change.apply(values[i]);
        }
        return with(values);
    }

    /**
     * One record of two.
     *
     * @param operation is asked for every component that the other has, and gets {@code null} for one that the first
     *     lacks
     */
    R combine(R one, R other, BinaryOperator<Object> operation) {
        Object[] values = values(one);
        Object[] others = values(other);
        for (int i = 0; i < values.length; i++) {
            values[i] = others[i] == null ? values[i] : operation.apply(values[i], others[i]);
        }
        return with(values);
    }

    private static <R extends Record> RecordValues<R> reflect(Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            MethodHandle array = MethodHandles.identity(Object[].class)
                    .asCollector(Object[].class, components.length)
                    .asType(MethodType.genericMethodType(components.length).changeReturnType(Object[].class));
            for (int i = 0; i < components.length; i++) {
                MethodHandle accessor = LOOKUP.unreflect(components[i].getAccessor());
                array = MethodHandles.filterArguments(
                        array, i, accessor.asType(MethodType.methodType(Object.class, Object.class)));
            }
            MethodHandle read = MethodHandles.permuteArguments(
                    array, MethodType.methodType(Object[].class, Object.class), new int[components.length]);
            MethodHandle make = LOOKUP.findConstructor(type, MethodType.methodType(void.class, types))
                    .asType(MethodType.genericMethodType(components.length))
                    .asSpreader(Object[].class, components.length);
            return new RecordValues<>(type, read, make);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
