package com.mdmc.crm.query.notification;

import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.notification.Notification;
import com.mdmc.crm.domain.notification.NotificationEvent;
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
            .build();

    /** The stored view. */
    public static final ViewDefinition<InboxView> VIEW =
            ViewDefinition.bySubject("inboxes", InboxView.class, FOLD, List.of(), List.of());

    /** A notification, and whether its user has read it. */
    @RecordBuilder
    public record Told(Notification notification, boolean read) implements InboxViewToldBuilder.With {}

    public InboxView {
        notifications = List.copyOf(notifications);
    }

    private static InboxView raised(InboxView before, EventEnvelope<NotificationRaised> e) {
        List<Told> all = Lists.plus(
                before == null ? List.of() : before.notifications(),
                new Told(e.event().notification(), false));
        List<Told> kept = all.subList(Math.max(0, all.size() - NotificationEvent.KEPT), all.size());
        return of(e.event().userId(), kept, e);
    }

    private static InboxView read(InboxView before, EventEnvelope<NotificationsRead> e) {
        List<Told> marked = Lists.changed(
                before.notifications(),
                each -> e.event().notificationIds().contains(each.notification().id()),
                each -> each.withRead(true));
        return of(before.userId(), marked, e);
    }

    private static InboxView of(UserId user, List<Told> notifications, EventEnvelope<?> e) {
        int unread = (int) notifications.stream().filter(each -> !each.read()).count();
        return new InboxView(user, unread, notifications, e.version(), e.position());
    }
}
