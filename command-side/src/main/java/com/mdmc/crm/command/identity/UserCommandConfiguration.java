package com.mdmc.crm.command.identity;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.http.IdempotencyKeys;
import com.mdmc.crm.command.identity.account.AccountProjection;
import com.mdmc.crm.command.identity.account.ActiveAdministrators;
import com.mdmc.crm.command.identity.account.Administrators;
import com.mdmc.crm.command.identity.account.EmailClaims;
import com.mdmc.crm.command.identity.account.EventSourcedAdministrators;
import com.mdmc.crm.command.identity.account.User;
import com.mdmc.crm.command.identity.account.UserCommandGateway;
import com.mdmc.crm.command.identity.api.ApiKeys;
import com.mdmc.crm.command.identity.credential.HashingPool;
import com.mdmc.crm.command.identity.credential.Passwords;
import com.mdmc.crm.command.identity.credential.Vault;
import com.mdmc.crm.command.identity.link.LinkMail;
import com.mdmc.crm.command.identity.link.Links;
import com.mdmc.crm.command.identity.registration.FirstAdministrator;
import com.mdmc.crm.command.identity.registration.PasswordFile;
import com.mdmc.crm.command.identity.registration.UserErasures;
import com.mdmc.crm.command.identity.registration.UserRegistration;
import com.mdmc.crm.command.identity.session.ExpiredCredentialSweep;
import com.mdmc.crm.command.identity.session.Sessions;
import com.mdmc.crm.command.identity.team.DefaultTeams;
import com.mdmc.crm.command.identity.team.Team;
import com.mdmc.crm.command.identity.team.Teams;
import com.mdmc.crm.command.identity.token.ApiTokenAggregate;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.serialization.EventType;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.StorePurge;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.StoredSessions;
import com.mdmc.crm.projections.processing.InlineProjection;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Clock;
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
    EventType apiTokenSnapshots() {
        return EventType.named("ApiToken", ApiTokenAggregate.class);
    }

    @Bean
    EventType administratorRollSnapshots() {
        return EventType.named("AdministratorRoll", ActiveAdministrators.class);
    }

    @Bean
    Administrators administrators(ObjectProvider<org.axonframework.config.Configuration> axon) {
        return new EventSourcedAdministrators(() -> axon.getObject().repository(ActiveAdministrators.class));
    }

    @Bean
    AccountProjection accountProjection(MongoDatabase database, Ledger ledger, StoredSessions sessions) {
        return new AccountProjection(new InlineProjection<>(Account.VIEW, database, ledger), sessions);
    }

    @Bean
    UserCommandGateway userCommands(Commands commands, AccountProjection accounts) {
        return new UserCommandGateway(commands, accounts);
    }

    @Bean
    Vault vault(MongoDatabase database, StorePurge purge, Clock clock) {
        return new Vault(database, purge, clock);
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
    UserRegistration registrations(
            EmailClaims emails,
            Vault vault,
            Passwords passwords,
            HashingPool pool,
            Links links,
            UserCommandGateway commands) {
        return new UserRegistration(emails, vault, passwords, pool, links, commands);
    }

    @Bean
    UserErasures userErasures(
            SubjectKeys keys, EmailClaims emails, Vault vault, Sessions sessions, IdempotencyKeys answers) {
        return new UserErasures(keys, emails, vault, sessions, answers);
    }

    @Bean
    ApiKeys apiKeys(Accounts accounts, Vault vault, Privacy privacy, UserCommandGateway commands) {
        return new ApiKeys(accounts, vault, privacy, commands);
    }

    @Bean
    Teams teams(EventStore events) {
        return new Teams(events);
    }

    @Bean
    ExpiredCredentialSweep housekeeping(Vault vault, Accounts accounts, Sessions sessions, Clock clock) {
        return new ExpiredCredentialSweep(vault, accounts, sessions, clock);
    }

    /** Runs before the program reports itself ready. */
    @Bean
    ApplicationRunner firstTeams(Teams teams, Commands commands) {
        return arguments -> new DefaultTeams(teams, commands).ensure();
    }

    @Bean
    FirstAdministrator firstAdministrator(
            UserRegistration registrations,
            AccountProjection accounts,
            Accounts known,
            Vault vault,
            Passwords passwords,
            @Value("${crm.data:./data}") Path data) {
        PasswordFile file = new PasswordFile(data.resolve("admin-password"));
        return new FirstAdministrator(registrations, accounts, known, vault, passwords, file);
    }

    /** Runs before the program reports itself ready. */
    @Bean
    ApplicationRunner openFirstAccount(
            FirstAdministrator administrator,
            @Value("${crm.admin-email:}") String email,
            @Value("${crm.admin-password:}") String password) {
        return arguments -> administrator.ensure(email.isBlank() ? null : email, password.isEmpty() ? null : password);
    }
}
