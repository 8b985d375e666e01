package com.mdmc.crm.query.user;

import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.TokenScope;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.ApiToken;
import com.mdmc.crm.platform.security.ApiTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API tokens there are and were, without their secrets. */
@RestController
@RequestMapping("/api/tokens")
class ApiTokenQueryApi {
    private final ApiTokens tokens;

    ApiTokenQueryApi(ApiTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * An API token for those who administer it.
     *
     * @param lastUsedAt to the minute; {@code null} before its first use
     * @param revokedAt {@code null} while it is good
     */
    @NullMarked
    record Token(
            String id,
            String name,
            List<String> permissions,
            TokenScope scope,
            @Nullable String team,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {

        static Token of(ApiToken token) {
            return new Token(
                    token.id(),
                    token.name(),
                    token.permissionNames(),
                    token.scope(),
                    token.team(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt(),
                    token.revokedAt());
        }
    }

    @GetMapping
    Map<String, List<Token>> all(Actor actor) {
        actor.require(Permission.ADMIN_SETTINGS);
        return Map.of("items", tokens.all().stream().map(Token::of).toList());
    }
}
