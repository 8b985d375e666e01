package com.mdmc.crm.platform.privacy;

import com.mdmc.crm.domain.Unmasked;
import com.mdmc.crm.domain.validation.PlainDocument;
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

/** Copy of a tree of records, lists, sets and maps with some values replaced; unchanged branches are shared. */
final class RecordRewriter {
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private RecordRewriter() {}

    /** The replacement of a value, given the component it stands in; {@code null} to descend into it. */
    interface Change {
        Object of(Place place, Object value);
    }

    /**
     * What the nearest record component above a value says of it.
     *
     * @param name of the component
     * @param unmasked whether it is exempt from masking
     * @param document whether it is a free-form object
     */
    record Place(String name, boolean unmasked, boolean document) {
        private static final Place NOWHERE = new Place("", false, false);

        static Place of(RecordComponent component) {
            return new Place(
                    component.getName(),
                    component.isAnnotationPresent(Unmasked.class),
                    component.isAnnotationPresent(PlainDocument.class));
        }
    }

    static <T, V> T rewrite(T root, Class<V> type, UnaryOperator<V> change) {
        return rewrite(root, (place, value) -> type.isInstance(value) ? change.apply(type.cast(value)) : null);
    }

    @SuppressWarnings("unchecked")
    static <T> T rewrite(T root, Change change) {
        return (T) visit(Place.NOWHERE, root, change);
    }

    private static Object visit(Place place, Object node, Change change) {
        Object changed = change.of(place, node);
        if (changed != null) {
            return changed;
        } else if (node instanceof Record) {
            return visitRecord(node, change);
        } else if (node instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(visit(place, element, change)));
            return copy.equals(list) ? list : copy;
        } else if (node instanceof Set<?> set) {
            Set<Object> copy = new LinkedHashSet<>();
            set.forEach(element -> copy.add(visit(place, element, change)));
            return copy.equals(set) ? set : copy;
        } else if (node instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(key, visit(place, value, change)));
            return copy.equals(map) ? map : copy;
        } else if (node instanceof Optional<?> optional) {
            return optional.map(value -> visit(place, value, change));
        }
        return node;
    }

    private static Object visitRecord(Object node, Change change) {
        Shape shape = SHAPES.get(node.getClass());
        Object[] values = shape.values(node);
        boolean changed = false;
        for (int i = 0; i < values.length; i++) {
            Object rewritten = visit(shape.places()[i], values[i], change);
            changed |= rewritten != values[i];
            values[i] = rewritten;
        }
        return changed ? shape.build(values) : node;
    }

    private record Shape(RecordComponent[] components, Place[] places, Constructor<?> constructor) {

        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                Arrays.stream(components)
                        .forEach(component -> component.getAccessor().setAccessible(true));
                Place[] places = Arrays.stream(components).map(Place::of).toArray(Place[]::new);
                return new Shape(components, places, constructor);
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
