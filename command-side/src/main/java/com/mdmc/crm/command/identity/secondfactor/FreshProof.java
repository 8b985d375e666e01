package com.mdmc.crm.command.identity.secondfactor;

import com.mdmc.crm.command.identity.account.LogInFailures;
import com.mdmc.crm.command.identity.credential.PasswordChecks;
import com.mdmc.crm.command.identity.credential.Reauthentication;
import com.mdmc.crm.command.identity.credential.TypedSecret;
import com.mdmc.crm.command.identity.secondfactor.SecondFactors.Proved;
import com.mdmc.crm.command.identity.session.Sessions;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.LoginFailure;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RequestContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Reauthentication before something that a session somebody left open shall not be enough for: by the password or a
 * code, unless the session has only just begun. Guessing here counts like guessing at log-in.
 */
public class FreshProof {
    private static final Duration JUST_NOW = Duration.ofMinutes(5);

    private final Sessions sessions;
    private final PasswordChecks passwords;
    private final SecondFactors secondFactors;
    private final LogInFailures failures;
    private final Clock clock;

    public FreshProof(
            Sessions sessions,
            PasswordChecks passwords,
            SecondFactors secondFactors,
            LogInFailures failures,
            Clock clock) {
        this.sessions = sessions;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.failures = failures;
        this.clock = clock;
    }

    /** What was given, once it is found right; fails with {@code proof-required} if nothing was and it is needed. */
    Proved require(Account account, Reauthentication given, RequestContext context) {
        if (given.totp() != null && account.credentials().totpId() != null) {
            return byCode(account, given.totp().text(), context);
        } else if (given.password() != null) {
            return byPassword(account, given.password().text(), context);
        } else if (beganJustNow(context.actor())) {
            return Proved.BY_OTHER_MEANS;
        }
        throw new Rejection(Rejection.Kind.FORBIDDEN, "proof-required", Map.of(), List.of());
    }

    /** Fails unless the password is right, or none was given in a session that began just now. */
    public void requirePassword(Account account, TypedSecret password, RequestContext context) {
        require(account, new Reauthentication(password, null), context);
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
        return Proved.BY_OTHER_MEANS;
    }

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
