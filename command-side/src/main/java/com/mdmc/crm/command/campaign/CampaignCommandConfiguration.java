package com.mdmc.crm.command.campaign;

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
}
