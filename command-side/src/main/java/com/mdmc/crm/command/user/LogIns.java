package com.mdmc.crm.command.user;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.user.Secret.Kind;
import com.mdmc.crm.command.user.SignInCommand.LogIn;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.LoginFailure;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.CurrentRequest;
import com.mdmc.crm.platform.security.SecretToken;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets people in. Whatever is wrong, the same steps are taken and the same answer is given, so that neither tells
 * whether an account exists, is locked or was deactivated.
 */
class LogIns {
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

    LogIns(
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
    record Entry(Account account, IssuedTokens tokens, Accepted accepted) {}

    /**
     * Begins a session.
     *
     * @param code a one-time or recovery code; {@code null} for none
     * @throws Rejection {@code bad-credentials}, or {@code totp-required} once everything else was right
     */
    Entry attempt(String email, String password, String code) {
        Instant now = clock.instant();
        Optional<Account> found = accounts.find(emails.holder(email).orElse(NOBODY));
        String passwordId =
                found.map(account -> account.credentials().passwordId()).orElse(NOBODY.value());
        Optional<Secret> stored = vault.find(passwordId, Kind.PASSWORD);
        boolean right = passwords.matches(stored.map(Secret::content).orElse(null), password);
        if (found.isEmpty()) {
            throw failures.ofStranger();
        }
        Account account = found.get();
        Optional<SecondFactors.Proved> second = secondFactors.prove(account, code, now);
        Optional<LoginFailure> failure = failure(account, right, code, second.isPresent(), now);
        if (failure.isPresent()) {
            throw failures.of(account, failure.get(), now);
        }
        return enter(account, proof(account, second.orElseThrow()), now);
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

    private Entry enter(Account account, Proof proof, Instant now) {
        String sessionId = SecretToken.drawId();
        CurrentRequest request = new CurrentRequest(
                account.actor(sessionId), CurrentRequest.get().origin());
        Accepted accepted = request.call(() -> commands.send(new LogIn(account.id(), sessionId, proof, now)));
        return new Entry(account, sessions.begin(sessionId, account, request.origin()), accepted);
    }

    private static Proof proof(Account account, SecondFactors.Proved second) {
        return new Proof(
                account.credentials().passwordId(),
                account.credentials().sessionEpoch(),
                second.totpStep(),
                second.recoveryCode());
    }
}
