package com.mdmc.crm.ledger.serialization;

import com.mdmc.crm.domain.Revision;

/**
 * Storable type: its stable name, its current revision, and its class.
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

    /** The type under another name than its simple one. */
    public static EventType named(String alias, Class<?> javaType) {
        Revision revision = javaType.getAnnotation(Revision.class);
        return new EventType(alias, revision == null ? Revision.FIRST : revision.value(), javaType);
    }
}
