package com.mdmc.crm.command.notification;

import com.mdmc.crm.ledger.serialization.EventType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names the stored form of an inbox's snapshots. */
@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

    @Bean
    EventType inboxSnapshots() {
        return EventType.named("Inbox", Inbox.class);
    }
}
