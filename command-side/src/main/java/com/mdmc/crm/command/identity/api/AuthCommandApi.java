package com.mdmc.crm.command.identity.api;

import com.mdmc.crm.command.http.AnsweredUser;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.identity.account.SignInCommand.LogOut;
import com.mdmc.crm.command.identity.account.UserCommandGateway;
import com.mdmc.crm.command.identity.credential.HashingPool;
import com.mdmc.crm.command.identity.credential.TypedSecret;
import com.mdmc.crm.command.identity.session.Sessions;
import com.mdmc.crm.command.identity.session.TokenPair;
import com.mdmc.crm.command.identity.session.TokenRefresh;
import com.mdmc.crm.command.identity.signin.LogIns;
import com.mdmc.crm.command.identity.signin.LoginRateLimiter;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.Profile;
import com.mdmc.crm.platform.security.RequestContext;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.valueextraction.Unwrapping;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Coming in, staying and going out. */
@RestController
@RequestMapping("/api/auth")
class AuthCommandApi {
    private final LogIns logIns;
    private final TokenRefresh renewals;
    private final HashingPool pool;
    private final Sessions sessions;
    private final UserCommandGateway commands;
    private final LoginRateLimiter doors;
    private final Privacy privacy;

    AuthCommandApi(
            LogIns logIns,
            TokenRefresh renewals,
            HashingPool pool,
            Sessions sessions,
            UserCommandGateway commands,
            LoginRateLimiter doors,
            Privacy privacy) {
        this.logIns = logIns;
        this.renewals = renewals;
        this.pool = pool;
        this.sessions = sessions;
        this.commands = commands;
        this.doors = doors;
        this.privacy = privacy;
    }

    record Login(
            @NotNull(payload = Unwrapping.Skip.class) PersonalText email,
            @NotNull TypedSecret password,
            TypedSecret totp) {}

    /** What a user who was let in works with; {@code expiresAt} is that of the access token. */
    @NullMarked
    record Entered(
            String accessToken, Instant expiresAt, String refreshToken, Instant refreshExpiresAt, Profile user) {}

    /** Answers when the log-in had its turn; no request thread waits for it, unless the answer is to be repeatable. */
    @PostMapping("/login")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Entered.class)))
    Object logIn(@RequestBody @Valid Login body, HttpServletRequest request, RequestContext context) {
        String email = body.email().text();
        String code = body.totp() == null ? null : body.totp().text();
        doors.requireLogIn(request, email, context);
        CompletableFuture<ResponseEntity<Entered>> answer =
                pool.submit(() -> entered(logIns.attempt(email, body.password().text(), code, context)));
        if (request.getHeader("Idempotency-Key") == null) {
            return answer;
        }
        ResponseEntity<Entered> entered = HashingPool.outcome(answer);
        AnsweredUser.note(request, entered.getBody().user().id());
        return entered;
    }

    record Refresh(@NotNull TypedSecret refreshToken) {}

    @PostMapping("/refresh")
    ResponseEntity<Entered> refresh(
            @RequestBody @Valid Refresh body, HttpServletRequest request, RequestContext context) {
        doors.requireRenewal(request);
        TokenRefresh.Renewed renewed = renewals.renew(body.refreshToken().text(), context);
        AnsweredUser.note(request, renewed.account().id());
        return neverCached().body(entered(renewed.tokens(), renewed.account()));
    }

    @PostMapping("/logout")
    ResponseEntity<?> logOut(RequestContext context) {
        Actor actor = context.actor();
        sessions.end(actor.sessionId(), actor.id());
        return CommandAnswers.done(commands.send(new LogOut(actor.id(), actor.sessionId()), context));
    }

    private ResponseEntity<Entered> entered(LogIns.Entry entry) {
        return neverCached()
                .header("X-Position", Long.toString(entry.accepted().position()))
                .body(entered(entry.tokens(), entry.account()));
    }

    private Entered entered(TokenPair tokens, Account account) {
        return new Entered(
                tokens.access().text(),
                tokens.accessExpiresAt(),
                tokens.refresh().text(),
                tokens.refreshExpiresAt(),
                privacy.decryptAll(Profile.of(account)));
    }

    private static ResponseEntity.BodyBuilder neverCached() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore());
    }
}
