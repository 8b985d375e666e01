package com.mdmc.crm.command.bus;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import com.mdmc.crm.platform.security.EventThrottle;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.RepositoryProvider;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/** The command bus with its interceptors in order, and what aggregates are kept by. */
@Configuration(proxyBeanMethods = false)
class BusConfiguration {
    // Loading from a snapshot costs what loading sixteen events does, on average.
    private static final int EVENTS_BETWEEN_SNAPSHOTS = 32;

    @Bean
    CommandBus commandBus(Privacy privacy, SubjectKeys keys, Validator validator) {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.registerDispatchInterceptor(new PermissionInterceptor());
        bus.registerDispatchInterceptor(new ValidationInterceptor(validator));
        bus.registerDispatchInterceptor(new PersonalDataEncryption(privacy));
        bus.registerHandlerInterceptor(new SubjectKeyPersistence(keys));
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(List.of(BusConfiguration::provenance)));
        return bus;
    }

    /** Events are recorded with where their command came from, and with nothing else of its metadata. */
    private static Map<String, ?> provenance(Message<?> message) {
        return message.getMetaData().get(CommandMetaData.PROVENANCE) instanceof EventMetadata provenance
                ? provenance.toMap()
                : Map.of();
    }

    @Bean
    Commands commands(CommandBus bus, Ledger ledger, SubjectKeys keys, Rejections refusals) {
        return new Commands(bus, ledger, keys, refusals);
    }

    /**
     * @param burst how many of the very same refusal are recorded at once
     * @param every how long it takes until one more is
     */
    @Bean
    Rejections refusals(
            EventBus events,
            Clock clock,
            @Value("${crm.refusals.burst:200}") long burst,
            @Value("${crm.refusals.every:200ms}") Duration every) {
        return new Rejections(events, new EventThrottle(burst, every, clock));
    }

    // One a kind of aggregate: an id of another kind must not find what does not belong to it.
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    Cache aggregateCache() {
        return new LruAggregateCache(10_000);
    }

    @Bean
    SnapshotTriggerDefinition regularSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_BETWEEN_SNAPSHOTS);
    }

    // Snapshots are taken beside the command, never in its thread.
    @Bean(destroyMethod = "shutdown")
    ExecutorService snapshotExecutor() {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "snapshots");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Bean
    Snapshotter snapshotter(
            EventStore store,
            TransactionManager transactions,
            ExecutorService snapshotExecutor,
            ObjectProvider<org.axonframework.config.Configuration> axon) {
        return SpringAggregateSnapshotter.builder()
                .eventStore(store)
                .transactionManager(transactions)
                .executor(snapshotExecutor)
                // Aggregates have beans among their handlers' parameters, which the default factory does not know.
                .parameterResolverFactory((handler, parameters, index) ->
                        axon.getObject().parameterResolverFactory().createInstance(handler, parameters, index))
                .repositoryProvider(new RepositoryProvider() {
                    // Looked up late: Axon's configuration is itself made from beans such as this one.
                    @Override
                    public <T> Repository<T> repositoryFor(Class<T> aggregate) {
                        return axon.getObject().repository(aggregate);
                    }
                })
                .build();
    }
}
