package com.mdmc.crm.command.identity.session;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.identity.account.SignInCommand.EndReusedSession;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.platform.security.SecretToken;
import com.mdmc.crm.platform.security.StoredSession;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Renews sessions. A refresh token that turns up a second time was stolen from somebody: its session ends. */
public class TokenRefresh {
    private final Sessions sessions;
    private final Accounts accounts;
    private final Commands commands;
    private final Clock clock;

    public TokenRefresh(Sessions sessions, Accounts accounts, Commands commands, Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.commands = commands;
        this.clock = clock;
    }

    /** A session that goes on. */
    public record Renewed(Account account, TokenPair tokens) {}

    /**
     * Exchanges a refresh token for new tokens.
     *
     * @throws Rejection {@code bad-refresh-token}, whatever the reason
     */
    public Renewed renew(String refreshToken, RequestContext context) {
        SecretToken presented = SecretToken.parse(refreshToken).orElseThrow(TokenRefresh::badToken);
        StoredSession session = sessions.find(presented.id()).orElseThrow(TokenRefresh::badToken);
        Account account = accounts.find(session.userId())
                .filter(found -> session.isOpen(found, clock.instant()))
                .orElseThrow(TokenRefresh::badToken);
        return sessions.renew(session, presented)
                .map(tokens -> new Renewed(account, tokens))
                .orElseThrow(() -> refused(account, session, presented, context));
    }

    private Rejection refused(Account account, StoredSession session, SecretToken presented, RequestContext context) {
        if (sessions.isSpent(session, presented) && sessions.end(session.id(), session.userId())) {
            commands.send(new EndReusedSession(account.id(), session.id()), context.by(account.actor(session.id())));
        }
        return badToken();
    }

    private static Rejection badToken() {
        return new Rejection(Kind.UNAUTHENTICATED, "bad-refresh-token", Map.of(), List.of());
    }
}
