package com.mdmc.crm.platform.http.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names of schemas: a top-level class by its own name, a nested one behind the name of what it is nested in, so that a
 * lead's note and a campaign's note stay apart. Two classes that would share a name are an error.
 */
final class SchemaNames extends TypeNameResolver {
    private static final String OWN = "com.mdmc.crm.";

    // Swagger keeps its converters for the process, so that a second application context has the names of the first.
    private static final Map<String, JavaType> TYPES = new ConcurrentHashMap<>();

    private final Map<String, Class<?>> taken = new ConcurrentHashMap<>();

    /** The type that a schema was named after; {@code null} for a schema that was written by hand. */
    JavaType typeOf(String schema) {
        return TYPES.get(schema);
    }

    @Override
    public String nameForType(JavaType type, Set<Options> options) {
        String name = super.nameForType(type, options);
        TYPES.put(name, type);
        return name;
    }

    @Override
    protected String getNameOfClass(Class<?> type) {
        if (!type.getName().startsWith(OWN)) {
            return super.getNameOfClass(type);
        }
        String name = name(type);
        Class<?> first = taken.putIfAbsent(name, type);
        if (first != null && first != type) {
            throw new IllegalStateException(first.getName() + " and " + type.getName() + " are both called " + name);
        }
        return name;
    }

    // BoardQueryApi.Board is a Board, LeadJournalApi.Note a LeadJournalNote.
    private static String name(Class<?> type) {
        if (type.getEnclosingClass() == null) {
            return type.getSimpleName();
        }
        String around = type.getEnclosingClass().getSimpleName();
        String feature = OperationNames.feature(around);
        boolean repeats = around.endsWith("Api") && feature.endsWith(type.getSimpleName());
        return repeats ? feature : feature + type.getSimpleName();
    }
}
