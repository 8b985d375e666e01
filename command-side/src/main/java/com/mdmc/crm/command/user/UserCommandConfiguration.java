package com.mdmc.crm.command.user;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.kernel.access.Accounts;
import com.mdmc.crm.kernel.access.store.StoredSessions;
import com.mdmc.crm.kernel.privacy.BlindIndex;
import com.mdmc.crm.kernel.privacy.Privacy;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires how accounts are opened, kept current and logged in to. */
@Configuration(proxyBeanMethods = false)
class UserCommandConfiguration {
    private static final int MOST_WAITING_LOG_INS = 500;

    @Bean
    Administrators administrators(ObjectProvider<org.axonframework.config.Configuration> axon) {
        return new EventSourcedAdministrators(() -> axon.getObject().repository(AdministratorRoll.class));
    }

    @Bean
    AccountProjection accountProjection(MongoDatabase database, EventStore events, StoredSessions sessions) {
        return new AccountProjection(database, events, sessions);
    }

    @Bean
    ConfigurerModule accountProcessor() {
        return configurer -> configurer.eventProcessing(processing -> processing
                .registerPooledStreamingEventProcessor(
                        "accounts",
                        org.axonframework.config.Configuration::eventStore,
                        (axon, processor) ->
                                processor.initialSegmentCount(1).initialToken(StreamableMessageSource::createTailToken))
                .registerListenerInvocationErrorHandler("accounts", axon -> PropagatingErrorHandler.instance()));
    }

    @Bean
    Vault vault(MongoDatabase database, Clock clock) {
        return new Vault(database, clock);
    }

    @Bean
    Passwords passwords(@Value("${crm.bcrypt-cost:12}") int cost) {
        return new Passwords(cost);
    }

    @Bean
    HashingPool hashingPool() {
        return new HashingPool(HashingPool.defaultSize(), MOST_WAITING_LOG_INS);
    }

    @Bean
    EmailClaims emailClaims(MongoDatabase database, BlindIndex blindIndex, AccountProjection accounts, Clock clock) {
        return new EmailClaims(
                database, blindIndex, user -> accounts.catchUp(user).isPresent(), clock);
    }

    @Bean
    Sessions sessions(
            MongoDatabase database,
            StoredSessions readers,
            @Value("${crm.sessions.access:8h}") Duration access,
            @Value("${crm.sessions.idle:7d}") Duration idle,
            @Value("${crm.sessions.absolute:30d}") Duration absolute,
            Clock clock) {
        return new Sessions(database, readers, new SessionLifetimes(access, idle, absolute), clock);
    }

    @Bean
    OneTimeCodes oneTimeCodes(Privacy privacy) {
        return new OneTimeCodes(privacy);
    }

    @Bean
    Links links(Vault vault, LinkMail mail, Clock clock) {
        return new Links(vault, mail, clock);
    }

    @Bean
    Registrations registrations(
            EmailClaims emails,
            Vault vault,
            Passwords passwords,
            HashingPool pool,
            Links links,
            Commands commands,
            AccountProjection accounts) {
        return new Registrations(emails, vault, passwords, pool, links, commands, accounts);
    }

    @Bean
    LogIns logIns(
            EmailClaims emails,
            Accounts accounts,
            Vault vault,
            Passwords passwords,
            OneTimeCodes codes,
            Sessions sessions,
            Commands commands,
            EventBus events,
            Clock clock) {
        LogInFailures failures = new LogInFailures(commands, events);
        SecondFactors secondFactors = new SecondFactors(vault, codes);
        return new LogIns(emails, accounts, vault, passwords, secondFactors, failures, sessions, commands, clock);
    }

    /** Runs before the program reports itself ready. */
    @Bean
    ApplicationRunner firstAdministrator(
            Registrations registrations,
            AccountProjection accounts,
            Vault vault,
            Passwords passwords,
            @Value("${crm.data:./data}") Path data,
            @Value("${crm.admin-email:}") String email,
            @Value("${crm.admin-password:}") String password) {
        PasswordFile file = new PasswordFile(data.resolve("admin-password"));
        FirstAdministrator administrator = new FirstAdministrator(registrations, accounts, vault, passwords, file);
        return arguments -> administrator.ensure(email.isBlank() ? null : email, password.isEmpty() ? null : password);
    }
}
