package com.mdmc.crm.query.http;

import java.util.List;

/**
 * The {@code ETag} of a single read: the version that {@code If-Match} takes, followed by a hash of what the answer
 * shows beside its own stream, such as KPIs or overdue tasks.
 */
public final class EntityTag {
    private EntityTag() {}

    /** @param beside what moves without the version; {@code null} for nothing */
    public static String of(long version, List<?> beside) {
        return beside == null
                ? "\"" + version + "\""
                : "\"" + version + "-" + Integer.toHexString(beside.hashCode()) + "\"";
    }
}
