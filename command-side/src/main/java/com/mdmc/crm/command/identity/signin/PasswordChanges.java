package com.mdmc.crm.command.identity.signin;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.identity.account.LogInFailures;
import com.mdmc.crm.command.identity.account.SignIn;
import com.mdmc.crm.command.identity.account.SignInCommand.ChangePassword;
import com.mdmc.crm.command.identity.account.SignInCommand.ResetPassword;
import com.mdmc.crm.command.identity.account.UserCommand;
import com.mdmc.crm.command.identity.account.UserCommandGateway;
import com.mdmc.crm.command.identity.credential.HashingPool;
import com.mdmc.crm.command.identity.credential.PasswordPolicy;
import com.mdmc.crm.command.identity.credential.Passwords;
import com.mdmc.crm.command.identity.credential.Secret;
import com.mdmc.crm.command.identity.credential.Secret.Kind;
import com.mdmc.crm.command.identity.credential.Vault;
import com.mdmc.crm.command.identity.link.Links;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.LoginFailure;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RequestContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Puts new passwords in force, on proof of the old one or by a mailed link. */
public class PasswordChanges {
    private static final Actor LINK = Actor.system("password-link");

    private final Accounts accounts;
    private final Vault vault;
    private final Passwords passwords;
    private final HashingPool pool;
    private final Links links;
    private final LogInFailures failures;
    private final UserCommandGateway commands;
    private final Privacy privacy;
    private final Clock clock;

    public PasswordChanges(
            Accounts accounts,
            Vault vault,
            Passwords passwords,
            HashingPool pool,
            Links links,
            LogInFailures failures,
            UserCommandGateway commands,
            Privacy privacy,
            Clock clock) {
        this.accounts = accounts;
        this.vault = vault;
        this.passwords = passwords;
        this.pool = pool;
        this.links = links;
        this.failures = failures;
        this.commands = commands;
        this.privacy = privacy;
        this.clock = clock;
    }

    /** Replaces a user's own password; every session ends. Guessing at the old one counts as a failed log-in. */
    public Accepted change(UserId userId, String current, String next, RequestContext context) {
        return pool.run(() -> changeOnProof(userId, current, next, context));
    }

    private Accepted changeOnProof(UserId userId, String current, String next, RequestContext context) {
        Account account = accounts.find(userId).orElseThrow(Rejection::notFound);
        PasswordPolicy.require("newPassword", next, owner(account));
        String provedId = account.credentials().passwordId();
        if (account.isLocked(clock.instant()) || !isCurrent(provedId, current)) {
            failures.of(account, LoginFailure.WRONG_PASSWORD, clock.instant(), context);
            throw Rejection.invalid("currentPassword", "wrong-password");
        }
        return replace(
                userId, next, provedId, id -> new ChangePassword(userId, provedId, id, clock.instant()), context);
    }

    /** Uses a mailed link up for a new password; every session ends and a lock is lifted. */
    public Accepted reset(String token, String next, RequestContext context) {
        return pool.run(() -> resetByLink(token, next, context));
    }

    // The link is looked up in the pool, so that a second use fails before it costs anything.
    private Accepted resetByLink(String token, String next, RequestContext context) {
        UserId userId = links.holder(token).orElseThrow(SignIn::badToken);
        String tokenId = Links.idOf(token);
        Account account = accounts.find(userId).orElseThrow(SignIn::badToken);
        PasswordPolicy.require("newPassword", next, owner(account));
        String replaced = account.credentials().passwordId();
        Accepted accepted = replace(
                userId,
                next,
                replaced,
                id -> new ResetPassword(userId, tokenId, id, clock.instant()),
                context.by(LINK));
        links.used(tokenId);
        return accepted;
    }

    private PasswordPolicy.Owner owner(Account account) {
        return new PasswordPolicy.Owner(
                account.credentials().totpId() != null,
                List.of(
                        privacy.decrypt(account.name().firstName()).text(),
                        privacy.decrypt(account.name().lastName()).text(),
                        privacy.decrypt(account.email()).text()));
    }

    private boolean isCurrent(String passwordId, String password) {
        Optional<Secret> stored = vault.find(passwordId, Kind.PASSWORD);
        return passwords.matches(stored.map(Secret::content).orElse(null), password);
    }

    private interface InForce {
        UserCommand by(String passwordId);
    }

    private Accepted replace(UserId userId, String password, String replacedId, InForce order, RequestContext context) {
        String passwordId = vault.keep(userId, Kind.PASSWORD, List.of(passwords.hash(password)));
        try {
            Accepted accepted = commands.send(order.by(passwordId), context);
            vault.forget(replacedId);
            return accepted;
        } catch (Rejection refused) {
            vault.forget(passwordId);
            throw refused;
        }
    }
}
