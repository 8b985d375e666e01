package com.mdmc.crm.command.bus;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.privacy.SubjectKeys;
import com.mdmc.crm.platform.security.EventThrottle;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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

/** Configuration of the command bus: interceptors in their order, aggregate cache and snapshots. */
@Configuration(proxyBeanMethods = false)
class BusConfiguration {
    // Loading from a snapshot costs what loading sixteen events does, on average.
    private static final int EVENTS_BETWEEN_SNAPSHOTS = 32;

    @Bean
    CommandBus commandBus(Privacy privacy, SubjectKeys keys, TextSubjects subjects, Validator validator) {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        PersonalDataEncryption encryption = new PersonalDataEncryption(privacy, keys, subjects);
        bus.registerDispatchInterceptor(new PermissionInterceptor());
        bus.registerDispatchInterceptor(new ValidationInterceptor(validator));
        bus.registerDispatchInterceptor(encryption);
        bus.registerHandlerInterceptor(encryption);
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(List.of(Commands::eventMetadata)));
        return bus;
    }

    @Bean
    Commands commands(CommandBus bus, Ledger ledger, SubjectKeys keys, Rejections rejections, MeterRegistry registry) {
        return new Commands(bus, ledger, keys, rejections, new CommandMetrics(registry));
    }

    // More threads than processors, because commands mostly wait for the disk.
    @Bean(destroyMethod = "shutdown")
    ExecutorService batchSenders() {
        return Executors.newFixedThreadPool(2 * Runtime.getRuntime().availableProcessors() + 2, work -> {
            Thread thread = new Thread(work, "batch-sender");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * @param burst how many identical rejections are recorded at once
     * @param every how long it takes until one more is recorded
     */
    @Bean
    Rejections rejections(
            EventBus events,
            Clock clock,
            @Value("${crm.refusals.burst:200}") long burst,
            @Value("${crm.refusals.every:200ms}") Duration every) {
        return new Rejections(events, new EventThrottle(burst, every, clock));
    }

    // One cache per type of aggregate, since ids of two types may be equal.
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    Cache aggregateCache() {
        return new LruAggregateCache(10_000);
    }

    @Bean
    SnapshotTriggerDefinition regularSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_BETWEEN_SNAPSHOTS);
    }

    // Snapshots are taken in a thread of their own, not in that of the command.
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
