package com.mdmc.crm.query.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.notification.DeliveryState;
import com.mdmc.crm.domain.notification.Notification;
import com.mdmc.crm.domain.notification.NotificationBuilder;
import com.mdmc.crm.domain.notification.NotificationChannel;
import com.mdmc.crm.domain.notification.NotificationEvent;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationDeliveryEnded;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationDeliveryStarted;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationRaised;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationsRead;
import com.mdmc.crm.domain.notification.NotificationType;
import com.mdmc.crm.domain.notification.NotifiedResource;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.projections.fold.EventEnvelope;
import com.mdmc.crm.query.notification.InboxView.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An inbox as its events make it. */
class InboxViewTest {
    private static final UserId ZOE = new UserId("user-1");

    @Test
    void whatIsRaisedIsUnreadUntilItIsRead() {
        InboxView inbox =
                fold(raised(1), raised(2), raised(3), new NotificationsRead(ZOE, List.of("ntf-1-0", "ntf-3-0")));
        assertThat(inbox.unread()).isEqualTo(1);
        assertThat(inbox.notifications()).extracting(Told::read).containsExactly(true, false, true);
        assertThat(inbox.userId()).isEqualTo(ZOE);
        assertThat(inbox.version()).isEqualTo(4);
    }

    @Test
    void theOldestLeaveAFullInboxAndAreNotCountedAnyMore() {
        InboxView inbox = fold(IntStream.rangeClosed(1, NotificationEvent.KEPT + 5)
                .mapToObj(InboxViewTest::raised)
                .toArray(DomainEvent[]::new));
        assertThat(inbox.notifications()).hasSize(NotificationEvent.KEPT);
        assertThat(inbox.unread()).isEqualTo(NotificationEvent.KEPT);
        assertThat(inbox.notifications().get(0).notification().id()).isEqualTo("ntf-6-0");
    }

    @Test
    void whatLeftTheInboxMayStillBeMarked() {
        InboxView inbox = fold(Stream.concat(
                        IntStream.rangeClosed(1, NotificationEvent.KEPT + 1).mapToObj(InboxViewTest::raised),
                        Stream.of(new NotificationsRead(ZOE, List.of("ntf-1-0", "ntf-2-0"))))
                .toArray(DomainEvent[]::new));
        assertThat(inbox.unread()).isEqualTo(NotificationEvent.KEPT - 1);
    }

    @Test
    void tellsWhatBecameOfEachByMail() {
        InboxView inbox = fold(
                raised(1),
                raised(2),
                raised(3),
                raised(4),
                new NotificationDeliveryStarted(ZOE, NotificationChannel.EMAIL, List.of("ntf-1-0", "ntf-2-0")),
                new NotificationDeliveryEnded(ZOE, NotificationChannel.EMAIL, List.of("ntf-1-0"), DeliveryState.SENT),
                new NotificationsRead(ZOE, List.of("ntf-1-0", "ntf-2-0", "ntf-3-0")));
        assertThat(inbox.notifications())
                .extracting(Told::email)
                .containsExactly(
                        DeliveryState.SENT, DeliveryState.UNDER_WAY, DeliveryState.DROPPED, DeliveryState.WAITING);
    }

    private static InboxView fold(DomainEvent... events) {
        List<EventEnvelope<?>> stream = new ArrayList<>();
        for (DomainEvent event : events) {
            int number = stream.size() + 1;
            stream.add(new EventEnvelope<>(
                    event, number, 0, event.subject(), number, Instant.EPOCH, EventMetadata.of(Map.of())));
        }
        return InboxView.FOLD.over(stream);
    }

    private static NotificationRaised raised(int number) {
        Notification notification = NotificationBuilder.builder()
                .id("ntf-" + number + "-0")
                .type(NotificationType.LEAD_ASSIGNED)
                .resource(NotifiedResource.LEAD)
                .resourceId("lead-" + number)
                .at(Instant.EPOCH)
                .build();
        return new NotificationRaised(ZOE, notification, Set.of(NotificationChannel.EMAIL));
    }
}
