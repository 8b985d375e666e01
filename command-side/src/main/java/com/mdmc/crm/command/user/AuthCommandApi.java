package com.mdmc.crm.command.user;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.user.UserCommand.LogOut;
import com.mdmc.crm.kernel.access.Actor;
import com.mdmc.crm.kernel.access.CurrentRequest;
import com.mdmc.crm.kernel.access.Profile;
import com.mdmc.crm.kernel.privacy.Privacy;
import com.mdmc.crm.kernel.value.PersonalText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.valueextraction.Unwrapping;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Coming in and going out. */
@RestController
@RequestMapping("/api/auth")
class AuthCommandApi {
    private final LogIns logIns;
    private final HashingPool pool;
    private final Sessions sessions;
    private final Commands commands;
    private final Privacy privacy;

    AuthCommandApi(LogIns logIns, HashingPool pool, Sessions sessions, Commands commands, Privacy privacy) {
        this.logIns = logIns;
        this.pool = pool;
        this.sessions = sessions;
        this.commands = commands;
        this.privacy = privacy;
    }

    record Login(
            @NotNull(payload = Unwrapping.Skip.class) PersonalText email,
            @NotNull TypedSecret password,
            TypedSecret totp) {}

    /** What a user who was let in works with; {@code expiresAt} is that of the access token. */
    record Entered(
            String accessToken, Instant expiresAt, String refreshToken, Instant refreshExpiresAt, Profile user) {}

    @PostMapping("/login")
    ResponseEntity<Entered> logIn(@RequestBody @Valid Login body) {
        String code = body.totp() == null ? null : body.totp().text();
        LogIns.Entry entry = pool.run(
                () -> logIns.attempt(body.email().text(), body.password().text(), code));
        Profile profile = privacy.openAll(Profile.of(entry.account()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Position", Long.toString(entry.accepted().position()))
                .body(entered(entry.tokens(), profile));
    }

    @PostMapping("/logout")
    ResponseEntity<?> logOut() {
        Actor actor = CurrentRequest.get().actor();
        sessions.end(actor.sessionId(), actor.id());
        Accepted accepted = commands.send(new LogOut(actor.id(), actor.sessionId()));
        return CommandAnswers.done(accepted);
    }

    private static Entered entered(IssuedTokens tokens, Profile profile) {
        return new Entered(
                tokens.access().text(),
                tokens.accessExpiresAt(),
                tokens.refresh().text(),
                tokens.refreshExpiresAt(),
                profile);
    }
}
