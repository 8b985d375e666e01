package com.mdmc.crm.query.notification;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.notification.DeliveryState;
import com.mdmc.crm.domain.notification.Notification;
import com.mdmc.crm.domain.notification.NotificationChannel;
import com.mdmc.crm.domain.notification.NotificationEvent;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationDeliveryEnded;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationDeliveryStarted;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationRaised;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationsRead;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.projections.fold.Fold;
import com.mdmc.crm.projections.fold.Lists;
import com.mdmc.crm.projections.fold.ViewDefinition;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/**
 * Read model of the inbox of a member of staff.
 *
 * @param unread how many of the notifications are not read
 * @param notifications the latest ones, in the order they came
 */
@RecordBuilder
public record InboxView(UserId userId, int unread, List<Told> notifications, long version, long position)
        implements InboxViewBuilder.With {
    /** How an inbox fills and is read. */
    public static final Fold<InboxView> FOLD = Fold.of(InboxView.class)
            .on(NotificationRaised.class, InboxView::raised)
            .on(NotificationsRead.class, InboxView::read)
            .on(
                    NotificationDeliveryStarted.class,
                    (inbox, e) -> inbox.mailed(e, e.event().notificationIds(), DeliveryState.UNDER_WAY))
            .on(
                    NotificationDeliveryEnded.class,
                    (inbox, e) -> inbox.mailed(
                            e, e.event().notificationIds(), e.event().outcome()))
            .build();

    /** The stored view. */
    public static final ViewDefinition<InboxView> VIEW = ViewDefinition.bySubject(
                    "inboxes", InboxView.class, FOLD, List.of(), List.of())
            .atRevision(2);

    /**
     * A notification, and whether its user has read it.
     *
     * @param email what became of it by mail; {@code null} if it was not to be mailed
     */
    @RecordBuilder
    public record Told(Notification notification, boolean read, DeliveryState email)
            implements InboxViewToldBuilder.With {

        // What is read before a node takes it in hand is not mailed.
        Told nowRead() {
            return with(next -> next.read(true).email(email == DeliveryState.WAITING ? DeliveryState.DROPPED : email));
        }
    }

    public InboxView {
        notifications = List.copyOf(notifications);
    }

    private static InboxView raised(InboxView before, EventEnvelope<NotificationRaised> e) {
        boolean byMail = e.event().channels().contains(NotificationChannel.EMAIL);
        DeliveryState mail = byMail ? DeliveryState.WAITING : null;
        List<Told> all = Lists.plus(
                before == null ? List.of() : before.notifications(),
                new Told(e.event().notification(), false, mail));
        List<Told> kept = all.subList(Math.max(0, all.size() - NotificationEvent.KEPT), all.size());
        return of(e.event().userId(), kept, e);
    }

    private static InboxView read(InboxView before, EventEnvelope<NotificationsRead> e) {
        List<Told> marked = Lists.changed(
                before.notifications(),
                each -> e.event().notificationIds().contains(each.notification().id()),
                Told::nowRead);
        return of(before.userId(), marked, e);
    }

    private InboxView mailed(EventEnvelope<?> e, List<String> ids, DeliveryState state) {
        return of(
                userId,
                Lists.changed(
                        notifications, each -> ids.contains(each.notification().id()), each -> each.withEmail(state)),
                e);
    }

    private static InboxView of(UserId user, List<Told> notifications, EventEnvelope<?> e) {
        int unread = (int) notifications.stream().filter(each -> !each.read()).count();
        return new InboxView(user, unread, notifications, e.version(), e.position());
    }
}
