package com.mdmc.crm.command.identity.token;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.identity.team.Teams;
import com.mdmc.crm.command.identity.token.ApiTokenCommand.IssueApiToken;
import com.mdmc.crm.command.identity.token.ApiTokenCommand.RevokeApiToken;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.domain.user.TokenScope;
import com.mdmc.crm.platform.security.ApiToken;
import com.mdmc.crm.platform.security.ApiTokens;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.platform.security.SecretToken;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Commands about API tokens. The token itself is in the answer to its issue, and nowhere else. */
@RestController
@RequestMapping("/api/tokens")
class ApiTokenCommandApi {
    private final Commands commands;
    private final ApiTokens tokens;
    private final Teams teams;
    private final Clock clock;

    ApiTokenCommandApi(Commands commands, ApiTokens tokens, Teams teams, Clock clock) {
        this.commands = commands;
        this.tokens = tokens;
        this.teams = teams;
        this.clock = clock;
    }

    /** @param team of the scope {@code team}, and of no other */
    record NewToken(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{2,39}")
            String name,

            @NotEmpty Set<@NotNull Permission> permissions,
            @NotNull TokenScope scope,
            String team,
            @NotNull Instant expiresAt) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<?> issue(@RequestBody @Valid NewToken body, RequestContext context) {
        context.actor().require(Permission.ADMIN_SETTINGS);
        teams.requireKnown(body.team());
        Instant now = clock.instant();
        SecretToken secret = SecretToken.draw(SecretToken.drawId());
        tokens.keep(
                new ApiToken(
                        secret.id(),
                        body.name(),
                        body.permissions(),
                        body.scope(),
                        body.team(),
                        now,
                        body.expiresAt(),
                        null,
                        null),
                secret);
        Accepted accepted = issued(body, secret.id(), now, context);
        return CommandAnswers.created(
                accepted,
                "/api/tokens",
                Map.of("id", secret.id(), "name", body.name(), "token", ApiToken.PREFIX + secret.text()));
    }

    private Accepted issued(NewToken body, String id, Instant now, RequestContext context) {
        try {
            return commands.send(
                    new IssueApiToken(
                            id, body.name(), body.permissions(), body.scope(), body.team(), body.expiresAt(), now),
                    context);
        } catch (RuntimeException refused) {
            tokens.withdraw(id);
            throw refused;
        }
    }

    /** Ends a token within a second, on every node. */
    @DeleteMapping("/{id}")
    ResponseEntity<?> revoke(@PathVariable String id, RequestContext context) {
        context.actor().require(Permission.ADMIN_SETTINGS);
        tokens.revoke(id);
        return CommandAnswers.done(commands.send(new RevokeApiToken(id), context));
    }
}
