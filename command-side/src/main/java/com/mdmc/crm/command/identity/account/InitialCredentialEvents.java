package com.mdmc.crm.command.identity.account;

import com.mdmc.crm.command.identity.account.UserCommand.CreateUser;
import com.mdmc.crm.domain.user.UserEvent;
import com.mdmc.crm.domain.user.UserEvent.UserEmailVerificationRequested;
import com.mdmc.crm.domain.user.UserEvent.UserEmailVerified;
import com.mdmc.crm.domain.user.UserEvent.UserInvited;
import com.mdmc.crm.domain.user.UserEvent.UserPasswordChanged;
import java.util.ArrayList;
import java.util.List;

/** What follows the opening of an account: a password in force or an invitation, and a proof of the address. */
final class InitialCredentialEvents {
    private InitialCredentialEvents() {}

    static List<UserEvent> after(CreateUser command) {
        List<UserEvent> events = new ArrayList<>();
        MailedToken mailed = command.mailed();
        if (command.passwordId() != null) {
            events.add(new UserPasswordChanged(command.userId(), command.passwordId()));
        }
        if (mailed == null) {
            events.add(new UserEmailVerified(command.userId()));
        } else if (command.passwordId() == null) {
            events.add(new UserInvited(command.userId(), mailed.id(), mailed.expiresAt()));
        } else {
            events.add(new UserEmailVerificationRequested(command.userId(), mailed.id(), mailed.expiresAt()));
        }
        return events;
    }
}
