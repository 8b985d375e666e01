package com.mdmc.crm.command.identity.api;

import com.mdmc.crm.command.http.CommandAnswer;
import com.mdmc.crm.command.http.CommandAnswers;
import com.mdmc.crm.command.http.IfMatch;
import com.mdmc.crm.command.identity.account.SignInCommand.EndSessions;
import com.mdmc.crm.command.identity.account.SignInCommand.RevokeSession;
import com.mdmc.crm.command.identity.account.UserCommand.ChangePreferences;
import com.mdmc.crm.command.identity.account.UserCommandGateway;
import com.mdmc.crm.command.identity.credential.Reauthentication;
import com.mdmc.crm.command.identity.credential.TypedSecret;
import com.mdmc.crm.command.identity.link.LinkRequests;
import com.mdmc.crm.command.identity.secondfactor.TwoFactorRemovals;
import com.mdmc.crm.command.identity.secondfactor.TwoFactorSetups;
import com.mdmc.crm.command.identity.session.Sessions;
import com.mdmc.crm.command.identity.signin.PasswordChanges;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.Preferences;
import com.mdmc.crm.platform.security.RequestContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.NullMarked;
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
    private final UserCommandGateway commands;
    private final PasswordChanges passwords;
    private final TwoFactorSetups twoFactor;
    private final TwoFactorRemovals removals;
    private final LinkRequests links;
    private final Sessions sessions;

    MeCommandApi(
            UserCommandGateway commands,
            PasswordChanges passwords,
            TwoFactorSetups twoFactor,
            TwoFactorRemovals removals,
            LinkRequests links,
            Sessions sessions) {
        this.commands = commands;
        this.passwords = passwords;
        this.twoFactor = twoFactor;
        this.removals = removals;
        this.links = links;
        this.sessions = sessions;
    }

    @PutMapping("/preferences")
    ResponseEntity<?> changePreferences(@RequestBody @Valid Preferences body, IfMatch ifMatch, RequestContext context) {
        return CommandAnswers.done(
                commands.send(new ChangePreferences(context.actor().id(), body), ifMatch.required(), context));
    }

    record PasswordChange(
            @NotNull TypedSecret currentPassword, @NotNull TypedSecret newPassword) {}

    @PutMapping("/password")
    ResponseEntity<?> changePassword(@RequestBody @Valid PasswordChange body, RequestContext context) {
        return CommandAnswers.done(passwords.change(
                context.actor().id(),
                body.currentPassword().text(),
                body.newPassword().text(),
                context));
    }

    @PostMapping("/email-verifications")
    ResponseEntity<?> requestVerification(RequestContext context) {
        return CommandAnswers.done(links.verification(context.actor().id(), context));
    }

    /** What an authenticator app is set up with, as a text and as the URI of a QR code. */
    @NullMarked
    record TwoFactorSecret(String secret, String otpauthUri) {}

    /** Takes a password or code as the proof of who asks; may be left out for five minutes after the log-in. */
    @PostMapping("/2fa")
    ResponseEntity<CommandAnswer<TwoFactorSecret>> prepareTwoFactor(
            @RequestBody(required = false) Reauthentication body, RequestContext context) {
        TwoFactorSetups.Prepared prepared = twoFactor.prepare(context.actor().id(), Reauthentication.of(body), context);
        return CommandAnswers.done(prepared.accepted(), new TwoFactorSecret(prepared.secret(), prepared.otpauthUri()));
    }

    record Code(@NotNull TypedSecret totp) {}

    /** Each good once; shown this one time. */
    @NullMarked
    record RecoveryCodes(List<String> recoveryCodes) {}

    @PostMapping("/2fa/confirmation")
    ResponseEntity<CommandAnswer<RecoveryCodes>> enableTwoFactor(
            @RequestBody @Valid Code body, RequestContext context) {
        TwoFactorSetups.Enabled enabled =
                twoFactor.confirm(context.actor().id(), body.totp().text(), context);
        return CommandAnswers.done(enabled.accepted(), new RecoveryCodes(enabled.recoveryCodes()));
    }

    /** Takes the password and a code as the proof of who asks; may be left out for five minutes after the log-in. */
    @DeleteMapping("/2fa")
    ResponseEntity<?> disableTwoFactor(@RequestBody(required = false) Reauthentication body, RequestContext context) {
        return CommandAnswers.done(removals.remove(context.actor().id(), Reauthentication.of(body), context));
    }

    @DeleteMapping("/sessions/{id}")
    ResponseEntity<?> revokeSession(@PathVariable String id, RequestContext context) {
        if (!sessions.end(id, context.actor().id())) {
            throw Rejection.notFound();
        }
        return CommandAnswers.done(
                commands.send(new RevokeSession(context.actor().id(), id), context));
    }

    /** Ends every session, the present one as well. */
    @DeleteMapping("/sessions")
    ResponseEntity<?> endSessions(RequestContext context) {
        return CommandAnswers.done(commands.send(new EndSessions(context.actor().id()), context));
    }
}
