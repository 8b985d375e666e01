package com.mdmc.crm.kernel.privacy;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Copies a tree of records, lists, sets and maps, replacing every value of one type; untouched branches are shared. */
final class RecordRewriter {
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private RecordRewriter() {}

    @SuppressWarnings("unchecked")
    static <T, V> T rewrite(T root, Class<V> type, UnaryOperator<V> change) {
        return (T) visit(root, type, change);
    }

    private static <V> Object visit(Object node, Class<V> type, UnaryOperator<V> change) {
        if (type.isInstance(node)) {
            return change.apply(type.cast(node));
        } else if (node instanceof Record) {
            return visitRecord(node, type, change);
        } else if (node instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(visit(element, type, change)));
            return copy.equals(list) ? list : copy;
        } else if (node instanceof Set<?> set) {
            Set<Object> copy = new LinkedHashSet<>();
            set.forEach(element -> copy.add(visit(element, type, change)));
            return copy.equals(set) ? set : copy;
        } else if (node instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(key, visit(value, type, change)));
            return copy.equals(map) ? map : copy;
        } else if (node instanceof Optional<?> optional) {
            return optional.map(value -> visit(value, type, change));
        }
        return node;
    }

    private static <V> Object visitRecord(Object node, Class<V> type, UnaryOperator<V> change) {
        Shape shape = SHAPES.get(node.getClass());
        Object[] values = shape.values(node);
        boolean changed = false;
        for (int i = 0; i < values.length; i++) {
            Object rewritten = visit(values[i], type, change);
            changed |= rewritten != values[i];
            values[i] = rewritten;
        }
        return changed ? shape.build(values) : node;
    }

    private record Shape(RecordComponent[] components, Constructor<?> constructor) {

        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                Arrays.stream(components)
                        .forEach(component -> component.getAccessor().setAccessible(true));
                return new Shape(components, constructor);
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        Object[] values(Object node) {
            Object[] values = new Object[components.length];
            try {
                for (int i = 0; i < values.length; i++) {
                    values[i] = components[i].getAccessor().invoke(node);
                }
                return values;
            } catch (ReflectiveOperationException broken) {
                throw new IllegalStateException(broken);
            }
        }

        Object build(Object[] values) {
            try {
                return constructor.newInstance(values);
            } catch (ReflectiveOperationException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }
}
