package com.mdmc.crm.ledger.serialization;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;

/** Concrete classes of a sealed hierarchy. */
final class SealedHierarchy {

    private SealedHierarchy() {}

    static Stream<Class<?>> concreteClassesOf(Class<?> root) {
        if (root.isSealed()) {
            Stream<Class<?>> below =
                    Arrays.stream(root.getPermittedSubclasses()).flatMap(SealedHierarchy::concreteClassesOf);
            return isConcrete(root) ? Stream.concat(Stream.of(root), below) : below;
        }
        if (isConcrete(root)) {
            return Stream.of(root);
        }
        throw new IllegalArgumentException(root.getName() + " is neither sealed nor concrete: list its classes");
    }

    private static boolean isConcrete(Class<?> type) {
        return !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
    }
}
