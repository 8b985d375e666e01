package com.mdmc.crm.domain.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.id.UserId;
import java.util.List;

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

    /** The user was told of something. */
    record NotificationRaised(UserId userId, Notification notification) implements NotificationEvent {}

    /** The user has read these notifications. */
    record NotificationsRead(UserId userId, List<String> notificationIds) implements NotificationEvent {

        public NotificationsRead {
            notificationIds = List.copyOf(notificationIds);
        }
    }
}
