package com.mdmc.crm.command.user;

import com.mdmc.crm.command.bus.Accepted;
import com.mdmc.crm.command.user.Links.Issued;
import com.mdmc.crm.command.user.Links.Purpose;
import com.mdmc.crm.command.user.SignInCommand.RequestEmailVerification;
import com.mdmc.crm.command.user.SignInCommand.RequestPasswordReset;
import com.mdmc.crm.command.user.SignInCommand.VerifyEmail;
import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.CurrentRequest;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has links mailed to those who asked for them, and takes in the ones that prove an address. */
class LinkRequests {
    private static final Logger LOG = LoggerFactory.getLogger(LinkRequests.class);
    private static final Actor LINK = Actor.system("password-link");

    private final EmailClaims emails;
    private final Accounts accounts;
    private final Links links;
    private final UserOrders orders;
    private final Executor background;
    private final Clock clock;

    LinkRequests(
            EmailClaims emails, Accounts accounts, Links links, UserOrders orders, Executor background, Clock clock) {
        this.emails = emails;
        this.accounts = accounts;
        this.links = links;
        this.orders = orders;
        this.background = background;
        this.clock = clock;
    }

    /** Returns at once, whoever has the address: all the work is done where no caller can time it. */
    void resetByEmail(String email) {
        CurrentRequest request = CurrentRequest.get().by(LINK);
        try {
            background.execute(() -> request.call(() -> {
                emails.holder(email)
                        .flatMap(accounts::find)
                        .filter(account -> account.standing().active())
                        .ifPresent(account -> reset(account.id()));
                return null;
            }));
        } catch (RejectedExecutionException full) {
            LOG.warn("a password reset was not taken up: too many are waiting");
        }
    }

    /** Mails a link to choose a password with. */
    Accepted reset(UserId userId) {
        return request(userId, Purpose.PASSWORD_RESET, link -> new RequestPasswordReset(userId, link.mailed()));
    }

    /** Mails the link that proves an address once more. */
    Accepted verification(UserId userId) {
        if (accounts.find(userId).orElseThrow(Rejection::notFound).standing().verified()) {
            throw Rejection.state("email-already-verified");
        }
        return request(userId, Purpose.EMAIL_VERIFICATION, link -> new RequestEmailVerification(userId, link.mailed()));
    }

    /** Takes a mailed link as the proof of an address. */
    Accepted verify(String token) {
        UserId userId = links.holder(token).orElseThrow(SignIn::badToken);
        String tokenId = Links.idOf(token);
        Accepted accepted = CurrentRequest.get()
                .by(LINK)
                .call(() -> orders.give(new VerifyEmail(userId, tokenId, clock.instant())));
        links.used(tokenId);
        return accepted;
    }

    private Accepted request(UserId userId, Purpose purpose, Function<Issued, UserCommand> order) {
        Issued link = links.issue(userId, purpose);
        try {
            Accepted accepted = orders.give(order.apply(link));
            links.mail(userId, link);
            return accepted;
        } catch (Rejection refused) {
            links.withdraw(link);
            throw refused;
        }
    }
}
