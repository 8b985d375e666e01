package com.mdmc.crm.command.identity.session;

import com.mdmc.crm.command.identity.credential.Secret;
import com.mdmc.crm.command.identity.credential.Secret.Kind;
import com.mdmc.crm.command.identity.credential.Vault;
import com.mdmc.crm.domain.user.Credentials;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Throws away what is over: secrets that no event came to name or that were replaced just before a crash, old links,
 * and sessions that ended. Several nodes may do it at once.
 */
public class ExpiredCredentialSweep {
    // A secret is written before the event that puts it in force; this long after, the event is not coming any more.
    private static final Duration UNDECIDED = Duration.ofHours(1);
    private static final Duration LONGEST_LINK = Duration.ofDays(8);

    private final Vault vault;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Clock clock;

    public ExpiredCredentialSweep(Vault vault, Accounts accounts, Sessions sessions, Clock clock) {
        this.vault = vault;
        this.accounts = accounts;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void tidy() {
        Instant now = clock.instant();
        sessions.forgetExpired(now);
        for (Secret secret : vault.keptBefore(now.minus(UNDECIDED))) {
            if (!isNeeded(secret, now)) {
                vault.forget(secret.id());
            }
        }
    }

    private boolean isNeeded(Secret secret, Instant now) {
        if (secret.kind() == Kind.LINK) {
            return secret.createdAt().isAfter(now.minus(LONGEST_LINK));
        }
        return accounts.find(secret.userId())
                .map(Account::credentials)
                .filter(inForce -> names(inForce, secret.id()))
                .isPresent();
    }

    private static boolean names(Credentials credentials, String id) {
        return Stream.concat(
                        Stream.of(
                                credentials.passwordId(),
                                credentials.totpId(),
                                credentials.recoveryId(),
                                credentials.agendaFeedId()),
                        credentials.apiKeyIds().values().stream())
                .filter(Objects::nonNull)
                .anyMatch(id::equals);
    }
}
