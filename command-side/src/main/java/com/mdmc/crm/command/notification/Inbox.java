package com.mdmc.crm.command.notification;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.notification.InboxCommand.MarkNotificationsRead;
import com.mdmc.crm.command.notification.InboxCommand.RaiseNotification;
import com.mdmc.crm.domain.notification.NotificationEvent;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationRaised;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationsRead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** The inbox of a member of staff: the latest notifications, and which of them are read. It begins with the first. */
@Aggregate(snapshotTriggerDefinition = "regularSnapshots", cache = "aggregateCache")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public class Inbox {
    @AggregateIdentifier
    private String inbox;

    // Whether each is read, the oldest first.
    private Map<String, Boolean> read = new LinkedHashMap<>();

    Inbox() {}

    @CommandHandlerInterceptor
    Object guard(InboxCommand command, InterceptorChain decision) throws Exception {
        return AggregateGuard.decided(null, decision);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RaiseNotification command) {
        if (!read.containsKey(command.notification().id())) {
            apply(new NotificationRaised(command.userId(), command.notification()));
        }
    }

    @CommandHandler
    void decide(MarkNotificationsRead command) {
        List<String> unread = read.keySet().stream()
                .filter(id -> !read.get(id))
                .filter(id -> command.ids() == null || command.ids().contains(id))
                .toList();
        if (!unread.isEmpty()) {
            apply(new NotificationsRead(command.userId(), unread));
        }
    }

    @EventSourcingHandler
    void evolve(NotificationRaised event) {
        inbox = event.subject();
        read.put(event.notification().id(), false);
        if (read.size() > NotificationEvent.KEPT) {
            read.remove(read.keySet().iterator().next());
        }
    }

    @EventSourcingHandler
    void evolve(NotificationsRead event) {
        event.notificationIds().forEach(id -> read.replace(id, true));
    }
}
