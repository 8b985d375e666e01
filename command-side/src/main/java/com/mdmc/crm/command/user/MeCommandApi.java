package com.mdmc.crm.command.user;

import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.command.user.SignInCommand.EndSessions;
import com.mdmc.crm.command.user.SignInCommand.RevokeSession;
import com.mdmc.crm.command.user.UserCommand.ChangePreferences;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Preferences;
import com.mdmc.crm.platform.security.CurrentRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders of users about themselves. */
@RestController
@RequestMapping("/api/me")
class MeCommandApi {
    private final UserOrders orders;
    private final PasswordChanges passwords;
    private final TwoFactorSetups twoFactor;
    private final TwoFactorRemovals removals;
    private final LinkRequests links;
    private final Sessions sessions;

    MeCommandApi(
            UserOrders orders,
            PasswordChanges passwords,
            TwoFactorSetups twoFactor,
            TwoFactorRemovals removals,
            LinkRequests links,
            Sessions sessions) {
        this.orders = orders;
        this.passwords = passwords;
        this.twoFactor = twoFactor;
        this.removals = removals;
        this.links = links;
        this.sessions = sessions;
    }

    @PutMapping("/preferences")
    ResponseEntity<?> changePreferences(@RequestBody @Valid Preferences body, IfMatch ifMatch) {
        return CommandAnswers.done(orders.give(new ChangePreferences(me(), body), ifMatch.required()));
    }

    record PasswordChange(
            @NotNull TypedSecret currentPassword, @NotNull TypedSecret newPassword) {}

    @PutMapping("/password")
    ResponseEntity<?> changePassword(@RequestBody @Valid PasswordChange body) {
        return CommandAnswers.done(passwords.change(
                me(), body.currentPassword().text(), body.newPassword().text()));
    }

    @PostMapping("/email-verifications")
    ResponseEntity<?> requestVerification() {
        return CommandAnswers.done(links.verification(me()));
    }

    @PostMapping("/2fa")
    ResponseEntity<?> prepareTwoFactor() {
        TwoFactorSetups.Prepared prepared = twoFactor.prepare(me());
        return CommandAnswers.done(
                prepared.accepted(), Map.of("secret", prepared.secret(), "otpauthUri", prepared.otpauthUri()));
    }

    record Code(@NotNull TypedSecret totp) {}

    @PostMapping("/2fa/confirmation")
    ResponseEntity<?> enableTwoFactor(@RequestBody @Valid Code body) {
        TwoFactorSetups.Enabled enabled = twoFactor.confirm(me(), body.totp().text());
        return CommandAnswers.done(enabled.accepted(), Map.of("recoveryCodes", enabled.recoveryCodes()));
    }

    /** Takes a password or code as the proof of who asks; may be left out for five minutes after the log-in. */
    @DeleteMapping("/2fa")
    ResponseEntity<?> disableTwoFactor(@RequestBody(required = false) OwnersProof body) {
        return CommandAnswers.done(removals.remove(me(), OwnersProof.of(body)));
    }

    @DeleteMapping("/sessions/{id}")
    ResponseEntity<?> revokeSession(@PathVariable String id) {
        if (!sessions.end(id, me())) {
            throw Rejection.notFound();
        }
        return CommandAnswers.done(orders.give(new RevokeSession(me(), id)));
    }

    /** Ends every session, the present one as well. */
    @DeleteMapping("/sessions")
    ResponseEntity<?> endSessions() {
        return CommandAnswers.done(orders.give(new EndSessions(me())));
    }

    private static UserId me() {
        return CurrentRequest.get().actor().id();
    }
}
