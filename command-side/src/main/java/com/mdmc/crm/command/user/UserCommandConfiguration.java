package com.mdmc.crm.command.user;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.ledger.axon.LedgerFollowers;
import com.mdmc.crm.ledger.serialization.EventType;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.StoredSessions;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires how accounts are opened, kept current and looked after. */
@Configuration(proxyBeanMethods = false)
class UserCommandConfiguration {

    @Bean
    EventType userSnapshots() {
        return EventType.named("User", User.class);
    }

    @Bean
    EventType teamSnapshots() {
        return EventType.named("Team", Team.class);
    }

    @Bean
    EventType administratorRollSnapshots() {
        return EventType.named("AdministratorRoll", AdministratorRoll.class);
    }

    @Bean
    Administrators administrators(ObjectProvider<org.axonframework.config.Configuration> axon) {
        return new EventSourcedAdministrators(() -> axon.getObject().repository(AdministratorRoll.class));
    }

    @Bean
    AccountProjection accountProjection(MongoDatabase database, EventStore events, StoredSessions sessions) {
        return new AccountProjection(database, events, sessions);
    }

    @Bean
    ConfigurerModule accountProcessor(AccountProjection accounts, LedgerFollowers followers) {
        return configurer -> configurer.eventProcessing(processing -> followers.register(
                processing,
                AccountFollower.NAME,
                new AccountFollower(accounts),
                1,
                followers.parkedBy(AccountFollower.NAME),
                List.of()));
    }

    @Bean
    UserOrders userOrders(Commands commands, AccountProjection accounts) {
        return new UserOrders(commands, accounts);
    }

    @Bean
    Vault vault(MongoDatabase database, Clock clock) {
        return new Vault(database, clock);
    }

    @Bean
    EmailClaims emailClaims(MongoDatabase database, BlindIndex blindIndex, AccountProjection accounts, Clock clock) {
        return new EmailClaims(
                database, blindIndex, user -> accounts.catchUp(user).isPresent(), clock);
    }

    @Bean
    Links links(Vault vault, LinkMail mail, Clock clock) {
        return new Links(vault, mail, clock);
    }

    @Bean
    Registrations registrations(
            EmailClaims emails, Vault vault, Passwords passwords, HashingPool pool, Links links, UserOrders orders) {
        return new Registrations(emails, vault, passwords, pool, links, orders);
    }

    @Bean
    ApiKeys apiKeys(Accounts accounts, Vault vault, Privacy privacy, UserOrders orders) {
        return new ApiKeys(accounts, vault, privacy, orders);
    }

    @Bean
    Teams teams(EventStore events) {
        return new Teams(events);
    }

    @Bean
    Housekeeping housekeeping(Vault vault, Accounts accounts, Sessions sessions, Clock clock) {
        return new Housekeeping(vault, accounts, sessions, clock);
    }

    /** Runs before the program reports itself ready. */
    @Bean
    ApplicationRunner firstTeams(Teams teams, Commands commands) {
        return arguments -> new FirstTeams(teams, commands).ensure();
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
