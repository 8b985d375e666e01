package com.mdmc.crm.platform.security;

import com.mdmc.crm.domain.WireEnum;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.domain.user.TokenScope;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * Stored API token: what a machine may do, and the SHA-256 of its secret.
 *
 * @param name unique for ever, because the audit names the token by it
 * @param team of the scope {@code team}; {@code null} otherwise
 * @param lastUsedAt to the minute; {@code null} before its first use
 * @param revokedAt {@code null} while it is good
 */
public record ApiToken(
        String id,
        String name,
        Set<Permission> permissions,
        TokenScope scope,
        String team,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt,
        Instant revokedAt) {
    /** What every token begins with, so that scanners of repositories and logs find one. */
    public static final String PREFIX = "crm_";

    static ApiToken of(Document stored) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        stored.getList("permissions", String.class).forEach(name -> permissions.add(Permission.valueOf(name)));
        return new ApiToken(
                stored.getString("_id"),
                stored.getString("name"),
                permissions,
                TokenScope.valueOf(stored.getString("scope")),
                stored.getString("team"),
                instant(stored, "createdAt"),
                instant(stored, "expiresAt"),
                instant(stored, "lastUsedAt"),
                instant(stored, "revokedAt"));
    }

    Document document(String fingerprint) {
        return new Document("_id", id)
                .append("name", name)
                .append(
                        "permissions",
                        permissions.stream().map(Permission::name).sorted().toList())
                .append("scope", scope.name())
                .append("team", team)
                .append("createdAt", Date.from(createdAt))
                .append("expiresAt", Date.from(expiresAt))
                .append("secret", fingerprint);
    }

    boolean isGood(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** The actor a request with this token has: a role that reaches as far as the scope, with these permissions alone. */
    public Actor actor() {
        Role role = switch (scope) {
            case OWN -> Role.AGENT;
            case TEAM -> Role.MANAGER;
            case ALL -> Role.ADMIN;
        };
        return new Actor(new UserId(Actor.TOKEN + name), role, team, permissions, id);
    }

    /** The wire names of its permissions. */
    public List<String> permissionNames() {
        return permissions.stream().map(WireEnum::wire).sorted().toList();
    }

    private static Instant instant(Document stored, String field) {
        Date date = stored.getDate(field);
        return date == null ? null : date.toInstant();
    }
}
