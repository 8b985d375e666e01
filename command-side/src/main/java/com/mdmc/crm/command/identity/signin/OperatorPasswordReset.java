package com.mdmc.crm.command.identity.signin;

import com.mdmc.crm.command.identity.account.EmailClaims;
import com.mdmc.crm.command.identity.account.SignInCommand.RequestPasswordReset;
import com.mdmc.crm.command.identity.account.UserCommandGateway;
import com.mdmc.crm.command.identity.link.Links;
import com.mdmc.crm.command.identity.link.Links.Issued;
import com.mdmc.crm.command.identity.link.Links.Purpose;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.platform.security.SecretToken;

/**
 * Password reset by the operator of the machine, for an account whose owner cannot be mailed to. It goes the way of a
 * mailed link, so that the audit shows the request, by {@code operator}, and the new password.
 */
public class OperatorPasswordReset {
    private final EmailClaims emails;
    private final Links links;
    private final UserCommandGateway commands;
    private final PasswordChanges passwords;

    public OperatorPasswordReset(
            EmailClaims emails, Links links, UserCommandGateway commands, PasswordChanges passwords) {
        this.emails = emails;
        this.links = links;
        this.commands = commands;
        this.passwords = passwords;
    }

    /**
     * Replaces the password; every session ends and a lock is lifted.
     *
     * @throws Rejection if nobody has the address, the account may not log in, or the password is not acceptable
     */
    public void reset(String email, String password) {
        RequestContext operator = RequestContext.system("operator", SecretToken.drawId(), null);
        UserId userId = emails.holder(email).orElseThrow(Rejection::notFound);
        Issued link = links.issue(userId, Purpose.PASSWORD_RESET);
        try {
            commands.send(new RequestPasswordReset(userId, link.mailed()), operator);
            passwords.reset(link.token().text(), password, operator);
        } catch (Rejection refused) {
            links.withdraw(link);
            throw refused;
        }
    }
}
