package com.mdmc.crm.command.notification;

import static com.mongodb.client.model.Indexes.ascending;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.notification.Notification;
import com.mdmc.crm.domain.notification.NotificationChannel;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationDeliveryEnded;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationDeliveryStarted;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationRaised;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationsRead;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.Lists;
import com.mdmc.crm.projections.fold.ViewDefinition;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;

/**
 * View of what an inbox has to deliver by mail.
 *
 * @param mails what no node has taken in hand yet, and what one has and said nothing more of
 * @param open whether there is any
 */
@RecordBuilder
public record InboxDeliveries(UserId userId, List<Mail> mails, boolean open) implements InboxDeliveriesBuilder.With {
    static final Fold<InboxDeliveries> FOLD = Fold.of(InboxDeliveries.class)
            .on(NotificationRaised.class, InboxDeliveries::raised)
            .on(
                    NotificationsRead.class,
                    (inbox, e) -> inbox.without(Lists.minus(e.event().notificationIds(), inbox.underWay())))
            .on(NotificationDeliveryStarted.class, InboxDeliveries::started)
            .on(
                    NotificationDeliveryEnded.class,
                    (inbox, e) -> inbox.without(e.event().notificationIds()))
            .build();

    /** The stored view. */
    public static final ViewDefinition<InboxDeliveries> VIEW = ViewDefinition.bySubject(
            "inbox_deliveries", InboxDeliveries.class, FOLD, List.of(ascending("open")), List.of());

    /** A notification to mail; {@code since} when a node took it in hand, {@code null} before. */
    @RecordBuilder
    public record Mail(Notification notification, Instant since) implements InboxDeliveriesMailBuilder.With {}

    public InboxDeliveries {
        mails = List.copyOf(mails);
        open = !mails.isEmpty();
    }

    /** What nobody has taken in hand. */
    List<String> waiting() {
        return mails.stream()
                .filter(each -> each.since() == null)
                .map(each -> each.notification().id())
                .toList();
    }

    /** What somebody took in hand before a time, and said nothing more of. */
    List<String> lostBefore(Instant time) {
        return mails.stream()
                .filter(each -> each.since() != null && each.since().isBefore(time))
                .map(each -> each.notification().id())
                .toList();
    }

    /** The notifications with these ids. */
    List<Notification> notifications(List<String> ids) {
        return mails.stream()
                .map(Mail::notification)
                .filter(each -> ids.contains(each.id()))
                .toList();
    }

    private static InboxDeliveries raised(InboxDeliveries before, EventEnvelope<NotificationRaised> e) {
        InboxDeliveries inbox = before == null ? new InboxDeliveries(e.event().userId(), List.of(), false) : before;
        return e.event().channels().contains(NotificationChannel.EMAIL)
                ? inbox.withMails(Lists.plus(inbox.mails(), new Mail(e.event().notification(), null)))
                : inbox;
    }

    private static InboxDeliveries started(InboxDeliveries inbox, EventEnvelope<NotificationDeliveryStarted> e) {
        return inbox.withMails(Lists.changed(
                inbox.mails(),
                each -> e.event().notificationIds().contains(each.notification().id()),
                each -> each.withSince(e.time())));
    }

    private InboxDeliveries without(List<String> ids) {
        return withMails(mails.stream()
                .filter(each -> !ids.contains(each.notification().id()))
                .toList());
    }

    private List<String> underWay() {
        return lostBefore(Instant.MAX);
    }
}
