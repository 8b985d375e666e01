package com.mdmc.crm.command.identity.link;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.identity.account.EmailClaims;
import com.mdmc.crm.command.identity.account.SignIn;
import com.mdmc.crm.command.identity.account.SignInCommand.RequestEmailVerification;
import com.mdmc.crm.command.identity.account.SignInCommand.RequestPasswordReset;
import com.mdmc.crm.command.identity.account.SignInCommand.VerifyEmail;
import com.mdmc.crm.command.identity.account.UserCommand;
import com.mdmc.crm.command.identity.account.UserCommandGateway;
import com.mdmc.crm.command.identity.link.Links.Issued;
import com.mdmc.crm.command.identity.link.Links.Purpose;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.RequestContext;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has links mailed to those who asked for them, and takes in the ones that prove an address. */
public class LinkRequests {
    private static final Logger LOG = LoggerFactory.getLogger(LinkRequests.class);
    private static final Actor LINK = Actor.system("password-link");

    private final EmailClaims emails;
    private final Accounts accounts;
    private final Links links;
    private final UserCommandGateway commands;
    private final Executor background;
    private final Clock clock;

    public LinkRequests(
            EmailClaims emails,
            Accounts accounts,
            Links links,
            UserCommandGateway commands,
            Executor background,
            Clock clock) {
        this.emails = emails;
        this.accounts = accounts;
        this.links = links;
        this.commands = commands;
        this.background = background;
        this.clock = clock;
    }

    /** Returns at once, whoever has the address: all the work is done where no caller can time it. */
    public void resetByEmail(String email, RequestContext context) {
        try {
            background.execute(() -> emails.holder(email)
                    .flatMap(accounts::find)
                    .filter(account -> account.standing().active())
                    .ifPresent(account -> reset(account.id(), context.by(LINK))));
        } catch (RejectedExecutionException full) {
            LOG.warn("a password reset was not taken up: too many are waiting");
        }
    }

    /** Mails a link to choose a password with. */
    public Accepted reset(UserId userId, RequestContext context) {
        return request(
                userId, Purpose.PASSWORD_RESET, link -> new RequestPasswordReset(userId, link.mailed()), context);
    }

    /** Mails the link that proves an address once more. */
    public Accepted verification(UserId userId, RequestContext context) {
        if (accounts.find(userId).orElseThrow(Rejection::notFound).standing().verified()) {
            throw Rejection.state("email-already-verified");
        }
        return request(
                userId,
                Purpose.EMAIL_VERIFICATION,
                link -> new RequestEmailVerification(userId, link.mailed()),
                context);
    }

    /** Takes a mailed link as the proof of an address. */
    public Accepted verify(String token, RequestContext context) {
        UserId userId = links.holder(token).orElseThrow(SignIn::badToken);
        String tokenId = Links.idOf(token);
        Accepted accepted = commands.send(new VerifyEmail(userId, tokenId, clock.instant()), context.by(LINK));
        links.used(tokenId);
        return accepted;
    }

    private Accepted request(
            UserId userId, Purpose purpose, Function<Issued, UserCommand> command, RequestContext context) {
        Issued link = links.issue(userId, purpose);
        try {
            Accepted accepted = commands.send(command.apply(link), context);
            links.mail(userId, link);
            return accepted;
        } catch (Rejection refused) {
            links.withdraw(link);
            throw refused;
        }
    }
}
