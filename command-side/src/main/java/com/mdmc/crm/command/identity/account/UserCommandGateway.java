package com.mdmc.crm.command.identity.account;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.platform.security.RequestContext;

/** Gives commands about users; the account is current when the answer is there, so that the next request sees it. */
public class UserCommandGateway {
    private final Commands commands;
    private final AccountProjection accounts;

    public UserCommandGateway(Commands commands, AccountProjection accounts) {
        this.commands = commands;
        this.accounts = accounts;
    }

    public Accepted send(UserCommand command, RequestContext context) {
        return send(command, null, context);
    }

    /** @param expectedVersion {@code null} if any version will do */
    public Accepted send(UserCommand command, Long expectedVersion, RequestContext context) {
        Accepted accepted = commands.send(command, expectedVersion, context);
        accounts.catchUp(command.userId());
        return accepted;
    }
}
