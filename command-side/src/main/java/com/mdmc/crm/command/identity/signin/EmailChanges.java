package com.mdmc.crm.command.identity.signin;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.identity.account.EmailClaims;
import com.mdmc.crm.command.identity.account.SignIn;
import com.mdmc.crm.command.identity.account.SignInCommand.ConfirmEmailChange;
import com.mdmc.crm.command.identity.account.SignInCommand.RequestEmailChange;
import com.mdmc.crm.command.identity.account.UserCommandGateway;
import com.mdmc.crm.command.identity.credential.TypedSecret;
import com.mdmc.crm.command.identity.link.LinkRequests;
import com.mdmc.crm.command.identity.link.Links;
import com.mdmc.crm.command.identity.link.Links.Issued;
import com.mdmc.crm.command.identity.link.Links.Purpose;
import com.mdmc.crm.command.identity.secondfactor.FreshProof;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Account.EmailChange;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RequestContext;
import java.time.Clock;
import java.util.Optional;

/**
 * Change of the address an account is found by. The new one counts once the link that was mailed to it is followed; the
 * former one is told, and nothing that was mailed to it counts any longer. Nobody takes an address from others by merely
 * stating it: it is claimed when it is proved.
 */
public class EmailChanges {
    private static final Actor LINK = Actor.system("email-link");

    private final Accounts accounts;
    private final EmailClaims emails;
    private final FreshProof fresh;
    private final Links links;
    private final LinkRequests requests;
    private final UserCommandGateway commands;
    private final Privacy privacy;
    private final Clock clock;

    public EmailChanges(
            Accounts accounts,
            EmailClaims emails,
            FreshProof fresh,
            Links links,
            LinkRequests requests,
            UserCommandGateway commands,
            Privacy privacy,
            Clock clock) {
        this.accounts = accounts;
        this.emails = emails;
        this.fresh = fresh;
        this.links = links;
        this.requests = requests;
        this.commands = commands;
        this.privacy = privacy;
        this.clock = clock;
    }

    /** Mails a link to another address; whoever asks, also for somebody else, proves by their own password that it is they. */
    public Accepted request(
            UserId userId, PersonalText email, TypedSecret password, Long expectedVersion, RequestContext context) {
        Account account = accounts.find(userId).orElseThrow(Rejection::notFound);
        fresh.requirePassword(account, password, context);
        requireFree(userId, email, context);
        Issued link = links.issue(userId, Purpose.EMAIL_CHANGE);
        try {
            Accepted accepted =
                    commands.send(new RequestEmailChange(userId, email, link.mailed()), expectedVersion, context);
            links.mail(userId, email, link);
            return accepted;
        } catch (Rejection refused) {
            links.withdraw(link);
            throw refused;
        }
    }

    // Whether an address is taken is told to nobody who may not change it: the order itself will be refused then.
    private void requireFree(UserId userId, PersonalText email, RequestContext context) {
        Actor actor = context.actor();
        boolean mayAsk = actor.is(userId) || actor.may(Permission.ADMIN_USERS);
        if (mayAsk
                && emails.holder(email.text())
                        .filter(holder -> !holder.equals(userId))
                        .isPresent()) {
            throw Rejection.state("email-taken");
        }
    }

    /** Takes a mailed link as the proof of the account's address, or of the one that is to follow it. */
    public Accepted confirm(String token, RequestContext context) {
        Account account = links.holder(token).flatMap(accounts::find).orElseThrow(SignIn::badToken);
        return Optional.ofNullable(account.emailChange())
                .filter(change -> change.tokenId().equals(Links.idOf(token)))
                .map(change -> change(account, change, context))
                .orElseGet(() -> requests.verify(token, context));
    }

    private Accepted change(Account account, EmailChange change, RequestContext context) {
        String former = privacy.decrypt(account.email()).text();
        String present = privacy.decrypt(change.email()).text();
        emails.claim(present, account.id());
        Accepted accepted;
        try {
            accepted = commands.send(
                    new ConfirmEmailChange(account.id(), change.tokenId(), clock.instant()), context.by(LINK));
        } catch (Rejection refused) {
            emails.move(present, former, account.id());
            throw refused;
        }
        emails.move(former, present, account.id());
        links.used(change.tokenId());
        links.tellFormer(account.id(), account.email());
        return accepted;
    }
}
