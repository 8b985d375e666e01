package com.mdmc.crm.ledger.serialization;

import com.mdmc.crm.domain.Revision;

/**
 * A type that may be stored: its stable name, the revision written today, and the class that reads it.
 *
 * @param alias stored in place of the class name, so that classes can move
 * @param revision of the JSON shape that {@code javaType} reads and writes
 * @param javaType never loaded by name, only through this list
 */
public record EventType(String alias, String revision, Class<?> javaType) {

    /** The type under its simple name and its {@link Revision}. */
    public static EventType of(Class<?> javaType) {
        return named(javaType.getSimpleName(), javaType);
    }

    /** The type under a name of its own, for classes whose simple name is taken or fixed by a framework. */
    public static EventType named(String alias, Class<?> javaType) {
        Revision revision = javaType.getAnnotation(Revision.class);
        return new EventType(alias, revision == null ? Revision.FIRST : revision.value(), javaType);
    }
}
