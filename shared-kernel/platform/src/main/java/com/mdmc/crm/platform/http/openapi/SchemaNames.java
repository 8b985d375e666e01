package com.mdmc.crm.platform.http.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names of schemas: a top-level class by its own name, a nested one behind the name of what it is nested in, so that a
 * lead's note and a campaign's note stay apart. Two classes that would share a name are an error.
 */
final class SchemaNames extends TypeNameResolver {
    private static final String OWN = "com.mdmc.crm.";

    private final Map<String, Class<?>> taken = new ConcurrentHashMap<>();

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
