package com.mdmc.crm.platform.security;

import com.mdmc.crm.projections.store.Views;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configuration of sessions and accounts for both sides. */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {

    @Bean
    Accounts accounts(Views views) {
        return new StoredAccounts(views);
    }

    @Bean
    StreamTickets streamTickets(MongoDatabase database, Clock clock) {
        return new StreamTickets(database, clock);
    }

    @Bean
    ApiTokens apiTokens(MongoDatabase database, Clock clock) {
        return new ApiTokens(database, clock);
    }

    @Bean
    AgendaFeeds agendaFeeds(MongoDatabase database, Accounts accounts) {
        return new AgendaFeeds(database, accounts);
    }

    @Bean
    StoredSessions bearerSessions(MongoDatabase database, Accounts accounts, ApiTokens apiTokens, Clock clock) {
        return new StoredSessions(database, accounts, apiTokens, clock);
    }
}
