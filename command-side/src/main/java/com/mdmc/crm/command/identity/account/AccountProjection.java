package com.mdmc.crm.command.identity.account;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.StoredSessions;
import com.mdmc.crm.projections.processing.InlineProjection;
import java.util.Optional;

/**
 * Inline projection of accounts: whoever changed a user brings the account up to date before answering, so that the next
 * request is judged by it. The view's processor does the same for what a crash left behind.
 */
public class AccountProjection {
    private final InlineProjection<Account> accounts;
    private final StoredSessions sessions;

    public AccountProjection(InlineProjection<Account> accounts, StoredSessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    /** Folds what the stream has and the account lacks; the account as it is afterwards. */
    public Optional<Account> catchUp(UserId userId) {
        Optional<Account> account = accounts.catchUp(userId.value());
        sessions.forget();
        return account;
    }
}
