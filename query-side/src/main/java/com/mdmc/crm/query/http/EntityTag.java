package com.mdmc.crm.query.http;

import java.util.List;

/**
 * The {@code ETag} of a single read: the version an {@code If-Match} takes, followed by a mark of what the answer shows
 * beside the thing's own stream, such as figures or what is overdue, where there is any.
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
