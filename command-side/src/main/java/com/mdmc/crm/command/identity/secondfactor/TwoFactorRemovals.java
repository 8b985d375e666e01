package com.mdmc.crm.command.identity.secondfactor;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.identity.account.LogInFailures;
import com.mdmc.crm.command.identity.account.SignInCommand.DisableTwoFactor;
import com.mdmc.crm.command.identity.account.UserCommandGateway;
import com.mdmc.crm.command.identity.credential.PasswordChecks;
import com.mdmc.crm.command.identity.credential.Reauthentication;
import com.mdmc.crm.command.identity.credential.Vault;
import com.mdmc.crm.command.identity.secondfactor.SecondFactors.Proved;
import com.mdmc.crm.command.identity.session.Sessions;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.LoginFailure;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RequestContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Takes the second factor off an account. A session somebody left open is not enough for it: whoever does it to
 * themselves proves who they are by their password or a code, unless they did so just now by logging in.
 */
public class TwoFactorRemovals {
    private static final Duration JUST_NOW = Duration.ofMinutes(5);
    private static final Proved BY_OTHER_MEANS = new Proved(null, null);

    private final Accounts accounts;
    private final Sessions sessions;
    private final PasswordChecks passwords;
    private final SecondFactors secondFactors;
    private final Vault vault;
    private final LogInFailures failures;
    private final UserCommandGateway commands;
    private final Clock clock;

    public TwoFactorRemovals(
            Accounts accounts,
            Sessions sessions,
            PasswordChecks passwords,
            SecondFactors secondFactors,
            Vault vault,
            LogInFailures failures,
            UserCommandGateway commands,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.vault = vault;
        this.failures = failures;
        this.commands = commands;
        this.clock = clock;
    }

    /** Disables the second factor of a user; the proof is asked for only if it is the user who asks. */
    public Accepted remove(UserId userId, Reauthentication proof, RequestContext context) {
        Account account = accounts.find(userId).orElseThrow(Rejection::notFound);
        Actor actor = context.actor();
        Proved proved = proof(account, context, proof);
        // The account as it is found may be older than the last wrong guess, what decides is not.
        boolean guessable = actor.is(userId) && (proof.totp() != null || proof.password() != null);
        Instant provedAt = guessable ? clock.instant() : null;
        Accepted accepted = commands.send(
                new DisableTwoFactor(userId, provedAt, proved.totpStep(), proved.recoveryCode()), context);
        vault.forget(account.credentials().totpId());
        vault.forget(account.credentials().recoveryId());
        return accepted;
    }

    private Proved proof(Account account, RequestContext context, Reauthentication given) {
        Actor actor = context.actor();
        if (!actor.is(account.id()) || account.credentials().totpId() == null) {
            return BY_OTHER_MEANS;
        } else if (given.totp() != null) {
            return byCode(account, given.totp().text(), context);
        } else if (given.password() != null) {
            return byPassword(account, given.password().text(), context);
        } else if (beganJustNow(actor)) {
            return BY_OTHER_MEANS;
        }
        throw new Rejection(Rejection.Kind.FORBIDDEN, "proof-required", Map.of(), List.of());
    }

    private Proved byCode(Account account, String code, RequestContext context) {
        Instant now = clock.instant();
        return secondFactors
                .prove(account, code, now)
                .filter(proved -> !account.isLocked(now))
                .orElseThrow(() -> wrong(account, LoginFailure.WRONG_CODE, "totp", "wrong-code", context));
    }

    private Proved byPassword(Account account, String password, RequestContext context) {
        if (account.isLocked(clock.instant()) || !passwords.isCurrent(account, password)) {
            throw wrong(account, LoginFailure.WRONG_PASSWORD, "password", "wrong-password", context);
        }
        return BY_OTHER_MEANS;
    }

    // Guessing here counts like guessing at log-in.
    private Rejection wrong(Account account, LoginFailure cause, String field, String code, RequestContext context) {
        failures.of(account, cause, clock.instant(), context);
        return Rejection.invalid(field, code);
    }

    private boolean beganJustNow(Actor actor) {
        return sessions.find(actor.sessionId())
                .filter(session -> session.createdAt().isAfter(clock.instant().minus(JUST_NOW)))
                .isPresent();
    }
}
