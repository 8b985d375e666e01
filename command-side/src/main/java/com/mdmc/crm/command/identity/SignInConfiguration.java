package com.mdmc.crm.command.identity;

import com.mdmc.crm.command.bus.Commands;
import com.mdmc.crm.command.identity.account.EmailClaims;
import com.mdmc.crm.command.identity.account.LogInFailures;
import com.mdmc.crm.command.identity.account.UserCommandGateway;
import com.mdmc.crm.command.identity.credential.HashingPool;
import com.mdmc.crm.command.identity.credential.PasswordChecks;
import com.mdmc.crm.command.identity.credential.Passwords;
import com.mdmc.crm.command.identity.credential.TypedSecretJson;
import com.mdmc.crm.command.identity.credential.Vault;
import com.mdmc.crm.command.identity.link.LinkRequests;
import com.mdmc.crm.command.identity.link.Links;
import com.mdmc.crm.command.identity.secondfactor.FreshProof;
import com.mdmc.crm.command.identity.secondfactor.OneTimeCodes;
import com.mdmc.crm.command.identity.secondfactor.SecondFactors;
import com.mdmc.crm.command.identity.secondfactor.TwoFactorRemovals;
import com.mdmc.crm.command.identity.secondfactor.TwoFactorSetups;
import com.mdmc.crm.command.identity.session.SessionLifetimes;
import com.mdmc.crm.command.identity.session.Sessions;
import com.mdmc.crm.command.identity.session.TokenRefresh;
import com.mdmc.crm.command.identity.signin.EmailChanges;
import com.mdmc.crm.command.identity.signin.LogIns;
import com.mdmc.crm.command.identity.signin.LoginRateLimiter;
import com.mdmc.crm.command.identity.signin.OperatorPasswordReset;
import com.mdmc.crm.command.identity.signin.PasswordChanges;
import com.mdmc.crm.command.identity.signin.RateLimits.Limit;
import com.mdmc.crm.platform.http.ClientAddresses;
import com.mdmc.crm.platform.privacy.BlindIndex;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.StoredSessions;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventBus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires how users get in, and how strangers are kept out. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {
    private static final int MOST_WAITING_LOG_INS = 60;
    private static final int MOST_WAITING_RESETS = 1_000;

    @Bean
    JsonMapperBuilderCustomizer secretsAsTyped() {
        return builder -> builder.addModule(new TypedSecretJson());
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
    TokenRefresh renewals(Sessions sessions, Accounts accounts, Commands commands, Clock clock) {
        return new TokenRefresh(sessions, accounts, commands, clock);
    }

    @Bean
    OneTimeCodes oneTimeCodes(Privacy privacy) {
        return new OneTimeCodes(privacy);
    }

    @Bean
    TwoFactorSetups twoFactorSetups(
            Accounts accounts,
            FreshProof freshProof,
            Vault vault,
            OneTimeCodes codes,
            Privacy privacy,
            UserCommandGateway commands,
            Clock clock) {
        return new TwoFactorSetups(accounts, freshProof, vault, codes, privacy, commands, clock);
    }

    @Bean
    SecondFactors secondFactors(Vault vault, OneTimeCodes codes) {
        return new SecondFactors(vault, codes);
    }

    @Bean
    FreshProof freshProof(
            Accounts accounts,
            Sessions sessions,
            Vault vault,
            Passwords passwords,
            HashingPool pool,
            SecondFactors secondFactors,
            LogInFailures failures,
            Clock clock) {
        return new FreshProof(
                accounts, sessions, new PasswordChecks(vault, passwords, pool), secondFactors, failures, clock);
    }

    @Bean
    TwoFactorRemovals twoFactorRemovals(
            Accounts accounts, FreshProof freshProof, Vault vault, UserCommandGateway commands, Clock clock) {
        return new TwoFactorRemovals(accounts, freshProof, vault, commands, clock);
    }

    @Bean
    LogInFailures logInFailures(Commands commands, EventBus events) {
        return new LogInFailures(commands, events);
    }

    @Bean
    LogIns logIns(
            EmailClaims emails,
            Accounts accounts,
            Vault vault,
            Passwords passwords,
            SecondFactors secondFactors,
            LogInFailures failures,
            Sessions sessions,
            Commands commands,
            Clock clock) {
        return new LogIns(emails, accounts, vault, passwords, secondFactors, failures, sessions, commands, clock);
    }

    @Bean
    PasswordChanges passwordChanges(
            Accounts accounts,
            Vault vault,
            Passwords passwords,
            HashingPool pool,
            Links links,
            LogInFailures failures,
            UserCommandGateway commands,
            Privacy privacy,
            Clock clock) {
        return new PasswordChanges(accounts, vault, passwords, pool, links, failures, commands, privacy, clock);
    }

    @Bean(destroyMethod = "shutdown")
    ThreadPoolExecutor linkRequestExecutor() {
        return new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING_RESETS), work -> {
                    Thread thread = new Thread(work, "link-requests");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Bean
    OperatorPasswordReset operatorPasswordReset(
            EmailClaims emails, Links links, UserCommandGateway commands, PasswordChanges passwords) {
        return new OperatorPasswordReset(emails, links, commands, passwords);
    }

    @Bean
    LinkRequests linkRequests(
            EmailClaims emails,
            Accounts accounts,
            Links links,
            UserCommandGateway commands,
            ThreadPoolExecutor linkRequestExecutor,
            Clock clock) {
        return new LinkRequests(emails, accounts, links, commands, linkRequestExecutor, clock);
    }

    @Bean
    EmailChanges emailChanges(
            Accounts accounts,
            EmailClaims emails,
            FreshProof freshProof,
            Links links,
            LinkRequests requests,
            UserCommandGateway commands,
            Privacy privacy,
            Clock clock) {
        return new EmailChanges(accounts, emails, freshProof, links, requests, commands, privacy, clock);
    }

    /** Limits a minute; each may be used up at once and fills again evenly. */
    @Bean
    LoginRateLimiter doors(
            ClientAddresses addresses,
            BlindIndex blindIndex,
            LogInFailures failures,
            @Value("${crm.limits.log-ins-by-address:240}") long byAddress,
            @Value("${crm.limits.log-ins-by-account:200}") long byAccount,
            @Value("${crm.limits.links-by-address:120}") long links,
            Clock clock) {
        return new LoginRateLimiter(
                addresses, blindIndex, failures, perMinute(byAddress), perMinute(byAccount), perMinute(links), clock);
    }

    private static Limit perMinute(long requests) {
        return new Limit(requests, requests, Duration.ofMinutes(1));
    }
}
