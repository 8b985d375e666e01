package com.mdmc.crm.platform.configuration;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.append.AppendListener;
import com.mdmc.crm.ledger.axon.LedgerEventStorageEngine;
import com.mdmc.crm.ledger.axon.LedgerEventStore;
import com.mdmc.crm.ledger.axon.LedgerProcessors;
import com.mdmc.crm.ledger.axon.message.AliasedJacksonSerializer;
import com.mdmc.crm.ledger.axon.token.FormerProcessors;
import com.mdmc.crm.ledger.axon.token.LeasedTokenStore;
import com.mdmc.crm.ledger.serialization.EventType;
import com.mdmc.crm.ledger.serialization.EventTypes;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Configuration of Axon on the ledger: event store, tokens and serializer, none of which is the stock one. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
public class LedgerConfiguration {
    private static final int SCHEDULED_THREADS = 4;

    /** Events, and other types that a side has Axon store, such as snapshots. */
    @Bean
    EventTypes recordedTypes(ObjectProvider<EventType> contributed) {
        return DomainEventTypes.events().and(contributed.orderedStream().toArray(EventType[]::new));
    }

    @Bean
    Ledger ledger(MongoDatabase database, EventTypes types, Clock clock, ObjectProvider<AppendListener> listener) {
        GenericEventMessage.clock = clock;
        return Ledger.in(database)
                .types(types)
                .upcasters(DomainEventTypes.upcasters())
                .clock(clock)
                .listener(listener.getIfAvailable(() -> AppendListener.NONE))
                .build();
    }

    @Bean(destroyMethod = "shutDown")
    LedgerEventStore eventStore(Ledger ledger, @Value("${crm.poll:20ms}") Duration poll) {
        return LedgerEventStore.builder()
                .engine(new LedgerEventStorageEngine(ledger))
                .poll(poll)
                .build();
    }

    /** Serializer of events, messages and tokens. */
    @Bean
    @Primary
    Serializer serializer(EventTypes types) {
        return AliasedJacksonSerializer.of(types, DomainEventTypes.upcasters());
    }

    @Bean
    MongoTemplate axonMongoTemplate(MongoDatabase database) {
        return DefaultMongoTemplate.builder().mongoDatabase(database).build();
    }

    /**
     * @param node who keeps a projection; a program that has its store for itself goes by one name for ever, so that it
     *     need not wait after a crash until what it held itself is given up
     */
    @Bean
    LeasedTokenStore tokenStore(
            MongoTemplate template,
            Serializer serializer,
            ObjectProvider<FormerProcessors> former,
            @Value("${crm.node:}") String node) {
        return new LeasedTokenStore(
                template,
                serializer,
                processor -> former.stream()
                        .flatMap(each -> each.before(processor).stream())
                        .toList(),
                node);
    }

    /** Threads of all scheduled tasks, so that a long one at night holds up no other. */
    @Bean
    TaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setThreadNamePrefix("scheduled-");
        scheduler.setPoolSize(SCHEDULED_THREADS);
        scheduler.setDaemon(true);
        return scheduler;
    }

    @Bean
    LedgerProcessors ledgerFollowers(
            MongoTemplate template, Serializer serializer, Ledger ledger, LeasedTokenStore tokens) {
        return new LedgerProcessors(template, serializer, ledger, tokens);
    }

    @Bean
    DeadLetterRetry retryParked(EventProcessingConfiguration processing, LedgerProcessors processors) {
        return new DeadLetterRetry(processing, processors);
    }

    /** A commit is one document and needs no transaction; without this bean Axon would use Spring's manager. */
    @Bean
    TransactionManager axonTransactionManager() {
        return NoTransactionManager.INSTANCE;
    }
}
