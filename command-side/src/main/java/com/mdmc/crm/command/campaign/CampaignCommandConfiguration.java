package com.mdmc.crm.command.campaign;

import com.mdmc.crm.kernel.eventstore.serialization.EventType;
import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what campaign decisions need beside their own history. */
@Configuration(proxyBeanMethods = false)
public class CampaignCommandConfiguration {

    @Bean
    LatestFetches latestFetches(MongoDatabase database) {
        return new MongoLatestFetches(database);
    }

    @Bean
    EventType campaignSnapshots() {
        return EventType.named("Campaign", Campaign.class);
    }

    @Bean
    EventType campaignKpisSnapshots() {
        return EventType.named("CampaignKpis", CampaignKpis.class);
    }
}
