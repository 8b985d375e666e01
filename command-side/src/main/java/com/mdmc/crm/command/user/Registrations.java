package com.mdmc.crm.command.user;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.user.Links.Issued;
import com.mdmc.crm.command.user.Links.Purpose;
import com.mdmc.crm.command.user.Secret.Kind;
import com.mdmc.crm.command.user.UserCommand.CreateUser;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.CurrentRequest;
import java.util.List;

/** Opens accounts: claims the address, puts the password into the vault, then orders the account into being. */
class Registrations {
    private final EmailClaims emails;
    private final Vault vault;
    private final Passwords passwords;
    private final HashingPool pool;
    private final Links links;
    private final UserOrders orders;

    Registrations(
            EmailClaims emails, Vault vault, Passwords passwords, HashingPool pool, Links links, UserOrders orders) {
        this.emails = emails;
        this.vault = vault;
        this.passwords = passwords;
        this.pool = pool;
        this.links = links;
        this.orders = orders;
    }

    /** Opens the account; the next request anywhere finds it. */
    Accepted open(NewAccount account) {
        if (!CurrentRequest.get().actor().may(Permission.ADMIN_USERS)) {
            // Refused, and on record, before the answer could tell who has the address.
            return orders.give(command(account, null, null));
        }
        if (account.password() != null) {
            Passwords.requireAcceptable("password", account.password().text());
        }
        emails.claim(account.email().text(), account.id());
        String passwordId = keepPassword(account);
        Issued link = account.vouchedFor() ? null : links.issue(account.id(), purpose(account));
        try {
            Accepted accepted = orders.give(command(account, passwordId, link));
            if (link != null) {
                links.mail(account.id(), link);
            }
            return accepted;
        } catch (Rejection refused) {
            emails.release(account.email().text(), account.id());
            vault.forget(passwordId);
            links.withdraw(link);
            throw refused;
        }
    }

    private static Purpose purpose(NewAccount account) {
        return account.password() == null ? Purpose.INVITATION : Purpose.EMAIL_VERIFICATION;
    }

    private String keepPassword(NewAccount account) {
        if (account.password() == null) {
            return null;
        }
        String hash = pool.run(() -> passwords.hash(account.password().text()));
        return vault.keep(account.id(), Kind.PASSWORD, List.of(hash));
    }

    private static CreateUser command(NewAccount account, String passwordId, Issued link) {
        return new CreateUser(
                account.id(),
                account.name(),
                account.email(),
                account.role(),
                account.permissions(),
                account.team(),
                account.assignedPlatforms(),
                passwordId,
                link == null ? null : link.mailed());
    }
}
