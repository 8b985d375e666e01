package com.mdmc.crm.command.identity.signin;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.identity.account.EmailClaims;
import com.mdmc.crm.command.identity.account.LogInFailures;
import com.mdmc.crm.command.identity.account.SecondFactorProof;
import com.mdmc.crm.command.identity.account.SignInCommand.LogIn;
import com.mdmc.crm.command.identity.credential.Passwords;
import com.mdmc.crm.command.identity.credential.Secret;
import com.mdmc.crm.command.identity.credential.Secret.Kind;
import com.mdmc.crm.command.identity.credential.Vault;
import com.mdmc.crm.command.identity.secondfactor.SecondFactors;
import com.mdmc.crm.command.identity.session.Sessions;
import com.mdmc.crm.command.identity.session.TokenPair;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.LoginFailure;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.platform.security.SecretToken;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets people in. Whatever is wrong, the same steps are taken and the same answer is given, so that neither tells
 * whether an account exists, is locked or was deactivated.
 */
public class LogIns {
    // Looked up in place of an account that does not exist, so that both cost the same.
    private static final UserId NOBODY = new UserId("user-nobody");

    private final EmailClaims emails;
    private final Accounts accounts;
    private final Vault vault;
    private final Passwords passwords;
    private final SecondFactors secondFactors;
    private final LogInFailures failures;
    private final Sessions sessions;
    private final Commands commands;
    private final Clock clock;

    public LogIns(
            EmailClaims emails,
            Accounts accounts,
            Vault vault,
            Passwords passwords,
            SecondFactors secondFactors,
            LogInFailures failures,
            Sessions sessions,
            Commands commands,
            Clock clock) {
        this.emails = emails;
        this.accounts = accounts;
        this.vault = vault;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.failures = failures;
        this.sessions = sessions;
        this.commands = commands;
        this.clock = clock;
    }

    /** Somebody who was let in. */
    public record Entry(Account account, TokenPair tokens, Accepted accepted) {}

    /**
     * Begins a session.
     *
     * @param code a one-time or recovery code; {@code null} for none
     * @throws Rejection {@code bad-credentials}, or {@code totp-required} once everything else was right
     */
    public Entry attempt(String email, String password, String code, RequestContext context) {
        Instant now = clock.instant();
        Optional<Account> found = accounts.find(emails.holder(email).orElse(NOBODY));
        String passwordId =
                found.map(account -> account.credentials().passwordId()).orElse(NOBODY.value());
        Optional<Secret> stored = vault.find(passwordId, Kind.PASSWORD);
        boolean right = passwords.matches(stored.map(Secret::content).orElse(null), password);
        if (found.isEmpty()) {
            throw failures.ofStranger(context);
        }
        Account account = found.get();
        Optional<SecondFactors.Proved> second = secondFactors.prove(account, code, now);
        Optional<LoginFailure> failure = failure(account, right, code, second.isPresent(), now);
        if (failure.isPresent()) {
            throw failures.of(account, failure.get(), now, context);
        }
        return enter(account, proof(account, second.orElseThrow()), now, context);
    }

    private static Optional<LoginFailure> failure(
            Account account, boolean rightPassword, String code, boolean rightCode, Instant now) {
        if (!account.standing().active()) {
            return Optional.of(LoginFailure.DEACTIVATED);
        } else if (account.isLocked(now)) {
            return Optional.of(LoginFailure.LOCKED);
        } else if (!rightPassword) {
            return Optional.of(LoginFailure.WRONG_PASSWORD);
        } else if (!rightCode) {
            return Optional.of(code == null ? LoginFailure.CODE_MISSING : LoginFailure.WRONG_CODE);
        }
        return Optional.empty();
    }

    private Entry enter(Account account, SecondFactorProof proof, Instant now, RequestContext context) {
        String sessionId = SecretToken.drawId();
        Accepted accepted =
                commands.send(new LogIn(account.id(), sessionId, proof, now), context.by(account.actor(sessionId)));
        return new Entry(account, sessions.begin(sessionId, account, context.origin()), accepted);
    }

    private static SecondFactorProof proof(Account account, SecondFactors.Proved second) {
        return new SecondFactorProof(
                account.credentials().passwordId(),
                account.credentials().sessionEpoch(),
                second.totpStep(),
                second.recoveryCode());
    }
}
