package com.mdmc.crm.command.notification;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.mdmc.crm.command.bus.AggregateGuard;
import com.mdmc.crm.command.bus.Decided;
import com.mdmc.crm.command.notification.InboxCommand.EndDelivery;
import com.mdmc.crm.command.notification.InboxCommand.MarkNotificationsRead;
import com.mdmc.crm.command.notification.InboxCommand.RaiseNotification;
import com.mdmc.crm.command.notification.InboxCommand.StartDelivery;
import com.mdmc.crm.domain.notification.NotificationChannel;
import com.mdmc.crm.domain.notification.NotificationEvent;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationDeliveryEnded;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationDeliveryStarted;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationRaised;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationsRead;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    // By channel, what nobody has taken in hand yet, and what somebody has.
    private Map<NotificationChannel, Set<String>> waiting = new EnumMap<>(NotificationChannel.class);
    private Map<NotificationChannel, Set<String>> underWay = new EnumMap<>(NotificationChannel.class);

    Inbox() {}

    @CommandHandlerInterceptor
    Object guard(InboxCommand command, InterceptorChain decision) throws Exception {
        Object outcome = decision.proceed();
        return new Decided(AggregateGuard.version(), outcome);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RaiseNotification command) {
        if (!read.containsKey(command.notification().id())) {
            apply(new NotificationRaised(command.userId(), command.notification(), command.channels()));
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

    @CommandHandler
    List<String> decide(StartDelivery command) {
        List<String> taken = command.ids().stream()
                .filter(waiting.getOrDefault(command.channel(), Set.of())::contains)
                .toList();
        if (!taken.isEmpty()) {
            apply(new NotificationDeliveryStarted(command.userId(), command.channel(), taken));
        }
        return taken;
    }

    @CommandHandler
    void decide(EndDelivery command) {
        if (underWay.getOrDefault(command.channel(), Set.of()).containsAll(command.ids())) {
            apply(new NotificationDeliveryEnded(command.userId(), command.channel(), command.ids(), command.outcome()));
        }
    }

    @EventSourcingHandler
    void evolve(NotificationRaised event) {
        inbox = event.subject();
        event.channels()
                .forEach(
                        channel -> of(waiting, channel).add(event.notification().id()));
        read.put(event.notification().id(), false);
        if (read.size() > NotificationEvent.KEPT) {
            read.remove(read.keySet().iterator().next());
        }
    }

    @EventSourcingHandler
    void evolve(NotificationsRead event) {
        event.notificationIds().forEach(id -> read.replace(id, true));
        waiting.values().forEach(ids -> ids.removeAll(event.notificationIds()));
    }

    @EventSourcingHandler
    void evolve(NotificationDeliveryStarted event) {
        of(waiting, event.channel()).removeAll(event.notificationIds());
        of(underWay, event.channel()).addAll(event.notificationIds());
    }

    @EventSourcingHandler
    void evolve(NotificationDeliveryEnded event) {
        of(underWay, event.channel()).removeAll(event.notificationIds());
    }

    private static Set<String> of(Map<NotificationChannel, Set<String>> ids, NotificationChannel channel) {
        return ids.computeIfAbsent(channel, unseen -> new LinkedHashSet<>());
    }
}
