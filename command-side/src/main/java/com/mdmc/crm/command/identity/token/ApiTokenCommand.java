package com.mdmc.crm.command.identity.token;

import static com.mdmc.crm.domain.user.Permission.ADMIN_SETTINGS;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.TokenScope;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The commands of an API token. */
public sealed interface ApiTokenCommand extends DomainCommand {

    String tokenId();

    @Override
    @TargetAggregateIdentifier
    default String subject() {
        return "api-token:" + tokenId();
    }

    @Override
    default String resource() {
        return "api-token";
    }

    /** Gives a machine a token; {@code name} stays its own for ever. */
    @Allowed(ADMIN_SETTINGS)
    record IssueApiToken(
            String tokenId,

            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{2,39}")
            String name,

            @NotEmpty Set<@NotNull Permission> permissions,
            @NotNull TokenScope scope,
            String team,
            @NotNull Instant expiresAt,
            Instant now)
            implements ApiTokenCommand {}

    @Allowed(ADMIN_SETTINGS)
    record RevokeApiToken(String tokenId) implements ApiTokenCommand {}
}
