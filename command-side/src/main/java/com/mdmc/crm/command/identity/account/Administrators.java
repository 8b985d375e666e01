package com.mdmc.crm.command.identity.account;

import com.mdmc.crm.domain.id.UserId;

/** The roll of active administrators; what is written to it commits together with the decision that needs it. */
public interface Administrators {

    void appoint(UserId user);

    /** Fails with {@code last-administrator} if nobody else is on the roll. */
    void dismiss(UserId user);
}
