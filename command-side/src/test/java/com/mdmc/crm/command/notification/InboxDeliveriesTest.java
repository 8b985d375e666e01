package com.mdmc.crm.command.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.notification.DeliveryState;
import com.mdmc.crm.domain.notification.NotificationBuilder;
import com.mdmc.crm.domain.notification.NotificationChannel;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationDeliveryEnded;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationDeliveryStarted;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationRaised;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationsRead;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.projections.fold.EventEnvelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an inbox has to deliver by mail; events are a second apart. */
class InboxDeliveriesTest {
    private static final UserId ZOE = new UserId("user-1");

    @Test
    void waitsUntilItIsTakenInHandAndIsLostIfNothingMoreIsSaid() {
        InboxDeliveries inbox = fold(raised("a", true), raised("b", true), raised("inbox-only", false), started("a"));
        assertThat(inbox.waiting()).containsExactly("b");
        assertThat(inbox.lostBefore(Instant.ofEpochSecond(4))).isEmpty();
        assertThat(inbox.lostBefore(Instant.ofEpochSecond(5))).containsExactly("a");
        assertThat(inbox.open()).isTrue();
    }

    @Test
    void whatIsReadBeforeItIsTakenInHandIsNotDelivered() {
        InboxDeliveries inbox =
                fold(raised("a", true), raised("b", true), started("a"), new NotificationsRead(ZOE, List.of("a", "b")));
        assertThat(inbox.waiting()).isEmpty();
        assertThat(inbox.lostBefore(Instant.ofEpochSecond(9))).containsExactly("a");
    }

    @Test
    void isClosedOnceEverythingEnded() {
        InboxDeliveries inbox = fold(
                raised("a", true),
                started("a"),
                new NotificationDeliveryEnded(ZOE, NotificationChannel.EMAIL, List.of("a"), DeliveryState.FAILED));
        assertThat(inbox.open()).isFalse();
    }

    private static InboxDeliveries fold(DomainEvent... events) {
        List<EventEnvelope<?>> stream = new ArrayList<>();
        for (DomainEvent event : events) {
            int number = stream.size() + 1;
            stream.add(new EventEnvelope<>(
                    event,
                    number,
                    0,
                    event.subject(),
                    number,
                    Instant.ofEpochSecond(number),
                    EventMetadata.of(Map.of())));
        }
        return InboxDeliveries.FOLD.over(stream);
    }

    private static NotificationRaised raised(String id, boolean byMail) {
        return new NotificationRaised(
                ZOE,
                NotificationBuilder.builder().id(id).build(),
                byMail ? Set.of(NotificationChannel.EMAIL) : Set.of());
    }

    private static NotificationDeliveryStarted started(String id) {
        return new NotificationDeliveryStarted(ZOE, NotificationChannel.EMAIL, List.of(id));
    }
}
