package com.mdmc.crm.command.user;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.user.Secret.Kind;
import com.mdmc.crm.command.user.SignInCommand.ChangePassword;
import com.mdmc.crm.command.user.SignInCommand.ResetPassword;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.LoginFailure;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.CurrentRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Puts new passwords in force, on proof of the old one or by a mailed link. */
class PasswordChanges {
    private static final Actor LINK = Actor.system("password-link");

    private final Accounts accounts;
    private final Vault vault;
    private final Passwords passwords;
    private final HashingPool pool;
    private final Links links;
    private final LogInFailures failures;
    private final UserOrders orders;
    private final Clock clock;

    PasswordChanges(
            Accounts accounts,
            Vault vault,
            Passwords passwords,
            HashingPool pool,
            Links links,
            LogInFailures failures,
            UserOrders orders,
            Clock clock) {
        this.accounts = accounts;
        this.vault = vault;
        this.passwords = passwords;
        this.pool = pool;
        this.links = links;
        this.failures = failures;
        this.orders = orders;
        this.clock = clock;
    }

    /** Replaces a user's own password; every session ends. Guessing at the old one counts as a failed log-in. */
    Accepted change(UserId userId, String current, String next) {
        Passwords.requireAcceptable("newPassword", next);
        return pool.run(() -> changeOnProof(userId, current, next));
    }

    private Accepted changeOnProof(UserId userId, String current, String next) {
        Account account = accounts.find(userId).orElseThrow(Rejection::notFound);
        String provedId = account.credentials().passwordId();
        if (account.isLocked(clock.instant()) || !isCurrent(provedId, current)) {
            failures.of(account, LoginFailure.WRONG_PASSWORD, clock.instant());
            throw Rejection.invalid("currentPassword", "wrong-password");
        }
        return replace(userId, next, provedId, id -> new ChangePassword(userId, provedId, id, clock.instant()));
    }

    /** Uses a mailed link up for a new password; every session ends and a lock is lifted. */
    Accepted reset(String token, String next) {
        Passwords.requireAcceptable("newPassword", next);
        return pool.run(() -> resetByLink(token, next));
    }

    // The link is looked up in the pool, so that a second use fails before it costs anything.
    private Accepted resetByLink(String token, String next) {
        UserId userId = links.holder(token).orElseThrow(SignIn::badToken);
        String tokenId = Links.idOf(token);
        Optional<Account> before = accounts.find(userId);
        String replaced =
                before.map(account -> account.credentials().passwordId()).orElse(null);
        Accepted accepted = CurrentRequest.get()
                .by(LINK)
                .call(() ->
                        replace(userId, next, replaced, id -> new ResetPassword(userId, tokenId, id, clock.instant())));
        links.used(tokenId);
        return accepted;
    }

    private boolean isCurrent(String passwordId, String password) {
        Optional<Secret> stored = vault.find(passwordId, Kind.PASSWORD);
        return passwords.matches(stored.map(Secret::content).orElse(null), password);
    }

    private interface InForce {
        UserCommand by(String passwordId);
    }

    private Accepted replace(UserId userId, String password, String replacedId, InForce order) {
        String passwordId = vault.keep(userId, Kind.PASSWORD, List.of(passwords.hash(password)));
        try {
            Accepted accepted = orders.give(order.by(passwordId));
            vault.forget(replacedId);
            return accepted;
        } catch (Rejection refused) {
            vault.forget(passwordId);
            throw refused;
        }
    }
}
