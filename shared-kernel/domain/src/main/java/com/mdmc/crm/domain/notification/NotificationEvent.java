package com.mdmc.crm.domain.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.Revision;
import com.mdmc.crm.domain.id.UserId;
import java.util.List;
import java.util.Set;

/** Everything that can have happened to the inbox of a member of staff. */
public sealed interface NotificationEvent extends DomainEvent {

    /** The latest notifications an inbox holds; older ones leave it. */
    int KEPT = 200;

    UserId userId();

    @Override
    @JsonIgnore
    default String subject() {
        return inboxOf(userId());
    }

    /** The stream of a user's inbox, beside that of the account. */
    static String inboxOf(UserId user) {
        return "inbox:" + user.value();
    }

    /**
     * The user was told of something.
     *
     * @param channels by which it is to reach the user beside the inbox
     */
    @Revision("2")
    record NotificationRaised(UserId userId, Notification notification, Set<NotificationChannel> channels)
            implements NotificationEvent {

        public NotificationRaised {
            channels = channels == null ? Set.of() : Set.copyOf(channels);
        }
    }

    /** The user has read these notifications. */
    record NotificationsRead(UserId userId, List<String> notificationIds) implements NotificationEvent {

        public NotificationsRead {
            notificationIds = List.copyOf(notificationIds);
        }
    }

    /** A node is about to deliver these notifications; no other will, whatever becomes of it. */
    record NotificationDeliveryStarted(UserId userId, NotificationChannel channel, List<String> notificationIds)
            implements NotificationEvent {

        public NotificationDeliveryStarted {
            notificationIds = List.copyOf(notificationIds);
        }
    }

    /** The delivery of these notifications ended, well or not. */
    record NotificationDeliveryEnded(
            UserId userId, NotificationChannel channel, List<String> notificationIds, DeliveryState outcome)
            implements NotificationEvent {

        public NotificationDeliveryEnded {
            notificationIds = List.copyOf(notificationIds);
        }
    }
}
