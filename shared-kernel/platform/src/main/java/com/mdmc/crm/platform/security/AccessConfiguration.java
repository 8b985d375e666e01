package com.mdmc.crm.platform.security;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires who may ask, on both sides alike. */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {

    @Bean
    Accounts accounts(MongoDatabase database) {
        return new MongoAccounts(database);
    }

    @Bean
    StoredSessions bearerSessions(MongoDatabase database, Accounts accounts, Clock clock) {
        return new StoredSessions(database, accounts, clock);
    }
}
