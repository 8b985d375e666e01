package com.mdmc.crm.command.identity.account;

import com.mdmc.crm.domain.user.UserEvent;
import org.axonframework.eventhandling.EventHandler;

/** Brings accounts up to date that nobody else did, because of a crash between an event and its account. */
public final class AccountFollower {
    public static final String NAME = "accounts";

    private final AccountProjection accounts;

    public AccountFollower(AccountProjection accounts) {
        this.accounts = accounts;
    }

    @EventHandler
    void on(UserEvent event) {
        accounts.catchUp(event.userId());
    }
}
