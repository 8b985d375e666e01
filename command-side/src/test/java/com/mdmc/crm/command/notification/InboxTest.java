package com.mdmc.crm.command.notification;

import com.mdmc.crm.command.notification.InboxCommand.EndDelivery;
import com.mdmc.crm.command.notification.InboxCommand.MarkNotificationsRead;
import com.mdmc.crm.command.notification.InboxCommand.RaiseNotification;
import com.mdmc.crm.command.notification.InboxCommand.StartDelivery;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.notification.DeliveryState;
import com.mdmc.crm.domain.notification.Notification;
import com.mdmc.crm.domain.notification.NotificationBuilder;
import com.mdmc.crm.domain.notification.NotificationChannel;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationDeliveryEnded;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationDeliveryStarted;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationRaised;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationsRead;
import com.mdmc.crm.domain.notification.NotificationType;
import com.mdmc.crm.domain.notification.NotifiedResource;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** What an inbox takes in, and what it counts as read. */
class InboxTest {
    private static final UserId ZOE = new UserId("user-1");
    private static final Set<NotificationChannel> BY_MAIL = Set.of(NotificationChannel.EMAIL);

    private final FixtureConfiguration<Inbox> inbox = new AggregateTestFixture<>(Inbox.class);

    @Test
    void beginsWithItsFirstNotification() {
        inbox.givenNoPriorActivity()
                .when(new RaiseNotification(ZOE, notification(1), BY_MAIL))
                .expectEvents(new NotificationRaised(ZOE, notification(1), BY_MAIL));
    }

    @Test
    void tellsOfOneThingOnce() {
        inbox.given(raised(1), raised(2))
                .when(new RaiseNotification(ZOE, notification(1), BY_MAIL))
                .expectNoEvents();
    }

    @Test
    void marksWhatIsUnreadOfWhatIsNamed() {
        inbox.given(raised(1), raised(2), raised(3), new NotificationsRead(ZOE, List.of("ntf-1-0")))
                .when(new MarkNotificationsRead(ZOE, List.of("ntf-2-0", "ntf-1-0", "ntf-99-0")))
                .expectEvents(new NotificationsRead(ZOE, List.of("ntf-2-0")));
    }

    @Test
    void marksAll() {
        inbox.given(raised(1), raised(2))
                .when(new MarkNotificationsRead(ZOE, null))
                .expectEvents(new NotificationsRead(ZOE, List.of("ntf-1-0", "ntf-2-0")));
    }

    @Test
    void marksNothingTwice() {
        inbox.given(raised(1), new NotificationsRead(ZOE, List.of("ntf-1-0")))
                .when(new MarkNotificationsRead(ZOE, null))
                .expectNoEvents();
    }

    @Test
    void handsWhatWaitsOutOnce() {
        inbox.given(raised(1), raised(2))
                .when(start("ntf-1-0", "ntf-2-0", "ntf-3-0"))
                .expectEvents(started("ntf-1-0", "ntf-2-0"));
    }

    @Test
    void handsNothingOutThatWasHandedOutOrReadBefore() {
        inbox.given(raised(1), raised(2), started("ntf-1-0"), new NotificationsRead(ZOE, List.of("ntf-2-0")))
                .when(start("ntf-1-0", "ntf-2-0"))
                .expectNoEvents();
        inbox.given(raised(1), started("ntf-1-0"), ended(DeliveryState.FAILED, "ntf-1-0"))
                .when(start("ntf-1-0"))
                .expectNoEvents();
    }

    @Test
    void takesTheFirstOutcomeAlone() {
        inbox.given(raised(1), started("ntf-1-0"))
                .when(new EndDelivery(ZOE, NotificationChannel.EMAIL, List.of("ntf-1-0"), DeliveryState.SENT))
                .expectEvents(ended(DeliveryState.SENT, "ntf-1-0"));
        inbox.given(raised(1), started("ntf-1-0"), ended(DeliveryState.UNKNOWN, "ntf-1-0"))
                .when(new EndDelivery(ZOE, NotificationChannel.EMAIL, List.of("ntf-1-0"), DeliveryState.SENT))
                .expectNoEvents();
    }

    private static StartDelivery start(String... ids) {
        return new StartDelivery(ZOE, NotificationChannel.EMAIL, List.of(ids));
    }

    private static NotificationDeliveryStarted started(String... ids) {
        return new NotificationDeliveryStarted(ZOE, NotificationChannel.EMAIL, List.of(ids));
    }

    private static NotificationDeliveryEnded ended(DeliveryState outcome, String... ids) {
        return new NotificationDeliveryEnded(ZOE, NotificationChannel.EMAIL, List.of(ids), outcome);
    }

    private static NotificationRaised raised(int number) {
        return new NotificationRaised(ZOE, notification(number), BY_MAIL);
    }

    private static Notification notification(int number) {
        return NotificationBuilder.builder()
                .id("ntf-" + number + "-0")
                .type(NotificationType.LEAD_ASSIGNED)
                .resource(NotifiedResource.LEAD)
                .resourceId("lead-" + number)
                .at(Instant.EPOCH)
                .build();
    }
}
