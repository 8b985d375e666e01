package com.mdmc.crm.command.notification;

import static com.mdmc.crm.domain.user.Permission.ADMIN_SETTINGS;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.notification.DeliveryState;
import com.mdmc.crm.domain.notification.Notification;
import com.mdmc.crm.domain.notification.NotificationChannel;
import com.mdmc.crm.domain.notification.NotificationEvent;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The commands of a user's inbox. */
public sealed interface InboxCommand extends DomainCommand {
    /** A reader and the policy write to it at the same time. */
    int MANY_ATTEMPTS = 5;

    UserId userId();

    /** The stream of the inbox. */
    @TargetAggregateIdentifier
    default String inbox() {
        return NotificationEvent.inboxOf(userId());
    }

    @Override
    default String subject() {
        return userId().value();
    }

    @Override
    default String resource() {
        return "inbox";
    }

    @Override
    default int attempts() {
        return MANY_ATTEMPTS;
    }

    /** Tells the user of something, once however often it is ordered. */
    @Allowed(ADMIN_SETTINGS)
    record RaiseNotification(
            UserId userId,
            @NotNull Notification notification,
            @NotNull Set<NotificationChannel> channels) implements InboxCommand {}

    /**
     * Marks notifications as read. Those that are not in the inbox, or are read already, stay as they are.
     *
     * @param ids {@code null} for all there are
     */
    @Allowed(oneself = true)
    record MarkNotificationsRead(UserId userId, List<String> ids) implements InboxCommand {}

    /** Takes in hand what of these waits for a channel; its outcome is what the caller alone is to deliver. */
    @Allowed(ADMIN_SETTINGS)
    record StartDelivery(
            UserId userId,
            @NotNull NotificationChannel channel,
            @NotNull List<String> ids) implements InboxCommand {}

    /** States what became of what was taken in hand. */
    @Allowed(ADMIN_SETTINGS)
    record EndDelivery(
            UserId userId,
            @NotNull NotificationChannel channel,
            @NotNull List<String> ids,
            @NotNull DeliveryState outcome)
            implements InboxCommand {}
}
