package com.mdmc.crm.command.http;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import java.util.List;
import java.util.Map;

/**
 * Expected version of a command, from the {@code If-Match} header.
 *
 * @param version {@code null} if the caller sent none
 */
public record IfMatch(Long version) {

    /** The version; fails with 428 if the caller sent none, for commands that replace a whole group. */
    public Long required() {
        if (version == null) {
            throw new Rejection(Kind.VERSION_REQUIRED, "if-match-required", Map.of(), List.of());
        }
        return version;
    }
}
