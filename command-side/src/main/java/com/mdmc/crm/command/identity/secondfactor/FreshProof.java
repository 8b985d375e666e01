package com.mdmc.crm.command.identity.secondfactor;

import com.mdmc.crm.command.identity.account.LogInFailures;
import com.mdmc.crm.command.identity.credential.PasswordChecks;
import com.mdmc.crm.command.identity.credential.Reauthentication;
import com.mdmc.crm.command.identity.credential.TypedSecret;
import com.mdmc.crm.command.identity.secondfactor.SecondFactors.Proved;
import com.mdmc.crm.command.identity.session.Sessions;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.LoginFailure;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.AccessScope;
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
 * Reauthentication before something that a session somebody left open shall not be enough for, by the caller's own
 * password or code, unless the session has only just begun. Guessing here counts like guessing at log-in.
 */
public class FreshProof {
    private static final Duration JUST_NOW = Duration.ofMinutes(5);

    private final Accounts accounts;
    private final Sessions sessions;
    private final PasswordChecks passwords;
    private final SecondFactors secondFactors;
    private final LogInFailures failures;
    private final Clock clock;

    public FreshProof(
            Accounts accounts,
            Sessions sessions,
            PasswordChecks passwords,
            SecondFactors secondFactors,
            LogInFailures failures,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.failures = failures;
        this.clock = clock;
    }

    /** A password or a code, once it is found right; fails with {@code proof-required} if none was given and it is needed. */
    Proved require(Account account, Reauthentication given, RequestContext context) {
        if (given.totp() != null && account.credentials().totpId() != null) {
            return byCode(account, given.totp().text(), context);
        } else if (given.password() != null) {
            return byPassword(account, given.password().text(), context);
        } else if (beganJustNow(context.actor())) {
            return Proved.BY_OTHER_MEANS;
        }
        throw required();
    }

    /** A password and a code, before one of the two stops being asked for. */
    Proved requireBoth(Account account, Reauthentication given, RequestContext context) {
        boolean isWhole = given.password() != null && given.totp() != null;
        if (!isWhole && !beganJustNow(context.actor())) {
            throw required();
        }
        if (given.password() != null) {
            byPassword(account, given.password().text(), context);
        }
        return given.totp() == null
                ? Proved.BY_OTHER_MEANS
                : byCode(account, given.totp().text(), context);
    }

    /**
     * The caller's own password, whether the account to change is theirs or they administer it. Whoever may not change it
     * is not asked: the command is refused.
     */
    public void requirePassword(Account changed, TypedSecret password, RequestContext context) {
        Actor caller = context.actor();
        if (caller.is(changed.id()) || administers(caller, changed)) {
            Account own = accounts.find(caller.id()).orElseThrow(FreshProof::required);
            require(own, new Reauthentication(password, null), context);
        }
    }

    private static boolean administers(Actor caller, Account other) {
        return caller.may(Permission.ADMIN_USERS)
                && AccessScope.toAct(caller).user(other.id(), other.standing().team());
    }

    private static Rejection required() {
        return new Rejection(Rejection.Kind.FORBIDDEN, "proof-required", Map.of(), List.of());
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
