package com.mdmc.crm.command.notification;

import com.mdmc.crm.command.notification.InboxCommand.MarkNotificationsRead;
import com.mdmc.crm.command.notification.InboxCommand.RaiseNotification;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.notification.Notification;
import com.mdmc.crm.domain.notification.NotificationBuilder;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationRaised;
import com.mdmc.crm.domain.notification.NotificationEvent.NotificationsRead;
import com.mdmc.crm.domain.notification.NotificationType;
import com.mdmc.crm.domain.notification.NotifiedResource;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** What an inbox takes in, and what it counts as read. */
class InboxTest {
    private static final UserId ZOE = new UserId("user-1");

    private final FixtureConfiguration<Inbox> inbox = new AggregateTestFixture<>(Inbox.class);

    @Test
    void beginsWithItsFirstNotification() {
        inbox.givenNoPriorActivity()
                .when(new RaiseNotification(ZOE, notification(1)))
                .expectEvents(new NotificationRaised(ZOE, notification(1)));
    }

    @Test
    void tellsOfOneThingOnce() {
        inbox.given(raised(1), raised(2))
                .when(new RaiseNotification(ZOE, notification(1)))
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

    private static NotificationRaised raised(int number) {
        return new NotificationRaised(ZOE, notification(number));
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
