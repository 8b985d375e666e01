package com.mdmc.crm.command.notification;

import static com.mongodb.client.model.Filters.eq;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.identity.link.Delivery;
import com.mdmc.crm.command.notification.InboxCommand.EndDelivery;
import com.mdmc.crm.command.notification.InboxCommand.StartDelivery;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.notification.DeliveryState;
import com.mdmc.crm.domain.notification.Notification;
import com.mdmc.crm.domain.notification.NotificationChannel;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.platform.security.SecretToken;
import com.mdmc.crm.projections.store.Views;
import com.mongodb.client.model.Sorts;
import jakarta.mail.SendFailedException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Mails notifications, all that wait for a user in one message. At most once: a node records that it is about to before
 * it does, and what it said nothing more of has an unknown outcome and is not mailed again.
 */
@Component
class NotificationMail {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationMail.class);
    private static final String RULE = "notification-mail";
    private static final int INBOXES_AT_ONCE = 100;
    // Longer than a mail server is waited for.
    private static final Duration LOST_AFTER = Duration.ofMinutes(10);

    private final Views views;
    private final Accounts accounts;
    private final Commands commands;
    private final Delivery delivery;
    private final MailedNotifications message;
    private final Clock clock;

    NotificationMail(
            Views views,
            Accounts accounts,
            Commands commands,
            Delivery delivery,
            MailedNotifications message,
            Clock clock) {
        this.views = views;
        this.accounts = accounts;
        this.commands = commands;
        this.delivery = delivery;
        this.message = message;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${crm.notifications.poll:5s}", initialDelayString = "${crm.notifications.poll:5s}")
    void mail() {
        views.find(InboxDeliveries.VIEW, eq("open", true), Sorts.ascending("_id"), INBOXES_AT_ONCE)
                .forEach(inbox -> {
                    try {
                        mail(inbox);
                    } catch (RuntimeException broken) {
                        LOG.warn("{} is not mailed to for now: {}", inbox.userId(), broken.toString());
                    }
                });
    }

    private void mail(InboxDeliveries inbox) {
        List<String> lost = inbox.lostBefore(clock.instant().minus(LOST_AFTER));
        if (!lost.isEmpty()) {
            end(inbox.userId(), lost, DeliveryState.UNKNOWN);
        }
        Optional<Account> account = accounts.find(inbox.userId()).filter(WantedChannels::wantsMail);
        boolean isQuiet = account.filter(each -> each.preferences().isQuiet(clock.instant()))
                .isPresent();
        if (inbox.waiting().isEmpty() || isQuiet) {
            return;
        }
        List<String> taken = taken(inbox.userId(), inbox.waiting());
        if (!taken.isEmpty()) {
            end(
                    inbox.userId(),
                    taken,
                    account.map(each -> delivered(each, inbox.notifications(taken)))
                            .orElse(DeliveryState.DROPPED));
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> taken(UserId user, List<String> ids) {
        return commands.send(new StartDelivery(user, NotificationChannel.EMAIL, ids), asTheSystem())
                .outcome(List.class);
    }

    private DeliveryState delivered(Account account, List<Notification> notifications) {
        try {
            message.deliver(account, notifications, delivery);
            return DeliveryState.SENT;
        } catch (RuntimeException undelivered) {
            // The cause may quote the address, so its kind has to do.
            LOG.warn(
                    "notifications of {} were not mailed: {}",
                    account.id(),
                    undelivered.getClass().getSimpleName());
            return isRefusal(undelivered) ? DeliveryState.FAILED : DeliveryState.UNKNOWN;
        }
    }

    /** Whether the server cannot have taken the message; where it may have, nobody knows. */
    static boolean isRefusal(Throwable undelivered) {
        if (undelivered instanceof MailSendException several && several.getMessageExceptions().length > 0) {
            return Arrays.stream(several.getMessageExceptions()).allMatch(NotificationMail::isRefusal);
        }
        return undelivered instanceof ConnectException
                || undelivered instanceof UnknownHostException
                || undelivered instanceof SendFailedException
                || undelivered instanceof MailAuthenticationException
                || undelivered != null && isRefusal(undelivered.getCause());
    }

    private void end(UserId user, List<String> ids, DeliveryState outcome) {
        commands.send(new EndDelivery(user, NotificationChannel.EMAIL, ids, outcome), asTheSystem());
    }

    private static RequestContext asTheSystem() {
        return RequestContext.system(RULE, RULE + "-" + SecretToken.drawId(), null);
    }
}
