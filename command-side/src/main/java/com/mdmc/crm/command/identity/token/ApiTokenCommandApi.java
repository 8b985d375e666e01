package com.mdmc.crm.command.identity.token;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.http.CommandAnswer;
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
import java.util.Set;
import org.jspecify.annotations.NullMarked;
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

    /** @param token shown this one time */
    @NullMarked
    record IssuedToken(String name, String token) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CommandAnswer<IssuedToken>> issue(@RequestBody @Valid NewToken body, RequestContext context) {
        teams.requireKnown(body.team());
        Instant now = clock.instant();
        SecretToken secret = SecretToken.draw(SecretToken.drawId());
        IssueApiToken command = new IssueApiToken(
                secret.id(), body.name(), body.permissions(), body.scope(), body.team(), body.expiresAt(), now);
        if (isAdministrator(context)) {
            tokens.keep(token(command), secret);
        }
        return CommandAnswers.created(
                issued(command, context).of(secret.id()),
                "/api/tokens",
                new IssuedToken(body.name(), ApiToken.PREFIX + secret.text()));
    }

    // Whoever may not is refused on the bus, and on record.
    private static boolean isAdministrator(RequestContext context) {
        return context.actor().may(Permission.ADMIN_SETTINGS);
    }

    private static ApiToken token(IssueApiToken command) {
        return new ApiToken(
                command.tokenId(),
                command.name(),
                command.permissions(),
                command.scope(),
                command.team(),
                command.now(),
                command.expiresAt(),
                null,
                null);
    }

    private Accepted issued(IssueApiToken command, RequestContext context) {
        try {
            return commands.send(command, context);
        } catch (RuntimeException refused) {
            tokens.withdraw(command.tokenId());
            throw refused;
        }
    }

    /** Ends a token within a second, on every node; before the command, so that nothing can come between. */
    @DeleteMapping("/{id}")
    ResponseEntity<?> revoke(@PathVariable String id, RequestContext context) {
        if (isAdministrator(context)) {
            tokens.revoke(id);
        }
        return CommandAnswers.done(commands.send(new RevokeApiToken(id), context));
    }
}
