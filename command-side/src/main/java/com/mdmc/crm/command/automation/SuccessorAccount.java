package com.mdmc.crm.command.automation;

import com.mdmc.crm.domain.user.Handover;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import java.util.Optional;

/** Who takes over the work of somebody who left. */
final class SuccessorAccount {
    private SuccessorAccount() {}

    /** The person a handover names; nobody if they have left as well by now. */
    static Optional<Account> of(Handover handover, Accounts accounts) {
        return Optional.ofNullable(handover)
                .map(Handover::to)
                .flatMap(accounts::find)
                .filter(account -> account.standing().active());
    }
}
