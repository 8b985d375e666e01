package com.mdmc.crm.command.user;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;

/** Gives orders about users; the account is current when the answer is there, so that the next request sees it. */
class UserOrders {
    private final Commands commands;
    private final AccountProjection accounts;

    UserOrders(Commands commands, AccountProjection accounts) {
        this.commands = commands;
        this.accounts = accounts;
    }

    Accepted give(UserCommand command) {
        return give(command, null);
    }

    /** @param expectedVersion {@code null} if any version will do */
    Accepted give(UserCommand command, Long expectedVersion) {
        Accepted accepted = commands.send(command, expectedVersion);
        accounts.catchUp(command.userId());
        return accepted;
    }
}
