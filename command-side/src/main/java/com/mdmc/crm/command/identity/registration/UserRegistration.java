package com.mdmc.crm.command.identity.registration;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.identity.account.EmailClaims;
import com.mdmc.crm.command.identity.account.UserCommand.CreateUser;
import com.mdmc.crm.command.identity.account.UserCommandGateway;
import com.mdmc.crm.command.identity.credential.HashingPool;
import com.mdmc.crm.command.identity.credential.PasswordPolicy;
import com.mdmc.crm.command.identity.credential.Passwords;
import com.mdmc.crm.command.identity.credential.Secret.Kind;
import com.mdmc.crm.command.identity.credential.Vault;
import com.mdmc.crm.command.identity.link.Links;
import com.mdmc.crm.command.identity.link.Links.Issued;
import com.mdmc.crm.command.identity.link.Links.Purpose;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.security.RequestContext;
import java.util.List;

/** Opens accounts: claims the address, puts the password into the vault, then commands the account into being. */
public class UserRegistration {
    private final EmailClaims emails;
    private final Vault vault;
    private final Passwords passwords;
    private final HashingPool pool;
    private final Links links;
    private final UserCommandGateway commands;

    public UserRegistration(
            EmailClaims emails,
            Vault vault,
            Passwords passwords,
            HashingPool pool,
            Links links,
            UserCommandGateway commands) {
        this.emails = emails;
        this.vault = vault;
        this.passwords = passwords;
        this.pool = pool;
        this.links = links;
        this.commands = commands;
    }

    /** Opens the account; the next request anywhere finds it. */
    public Accepted open(NewAccount account, RequestContext context) {
        if (!context.actor().may(Permission.ADMIN_USERS)) {
            // Refused, and on record, before the answer could tell who has the address.
            return commands.send(command(account, null, null), context);
        }
        if (account.password() != null) {
            PasswordPolicy.require("password", account.password().text(), owner(account));
        }
        emails.claim(account.email().text(), account.id());
        String passwordId = keepPassword(account);
        Issued link = account.vouchedFor() ? null : links.issue(account.id(), purpose(account));
        try {
            Accepted accepted = commands.send(command(account, passwordId, link), context);
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

    private static PasswordPolicy.Owner owner(NewAccount account) {
        return new PasswordPolicy.Owner(
                false,
                List.of(
                        account.name().firstName().text(),
                        account.name().lastName().text(),
                        account.email().text()));
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
