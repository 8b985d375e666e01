package com.mdmc.crm.command.user;

import com.mdmc.crm.domain.user.UserEvent;
import org.axonframework.eventhandling.EventHandler;

/** Brings accounts up to date that nobody else did, because of a crash between an event and its account. */
final class AccountFollower {
    static final String NAME = "accounts";

    private final AccountProjection accounts;

    AccountFollower(AccountProjection accounts) {
        this.accounts = accounts;
    }

    @EventHandler
    void on(UserEvent event) {
        accounts.catchUp(event.userId());
    }
}
