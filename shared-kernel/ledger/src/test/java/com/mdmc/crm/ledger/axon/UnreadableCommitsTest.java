package com.mdmc.crm.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.ledger.AccountEvent;
import com.mdmc.crm.ledger.AccountEvent.AccountCredited;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.MemoryMongo;
import com.mdmc.crm.ledger.axon.deadletter.RetryUnreadable;
import com.mdmc.crm.ledger.axon.deadletter.UnreadableEvents;
import com.mdmc.crm.ledger.axon.message.AliasedJacksonSerializer;
import com.mdmc.crm.ledger.axon.message.SubjectSequence;
import com.mdmc.crm.ledger.format.UnreadableCommitException;
import com.mdmc.crm.ledger.format.UnreadableCommitException.Reason;
import com.mdmc.crm.ledger.serialization.EventTypes;
import com.mdmc.crm.ledger.serialization.Upcasters;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An unreadable commit is never skipped: aggregates refuse to load, processors park it and others go on. */
class UnreadableCommitsTest {

    private final MemoryMongo mongo = new MemoryMongo();
    private final EventTypes types = EventTypes.of(AccountEvent.class);
    private final Ledger storage = Ledger.in(mongo.database()).types(types).build();
    private final LedgerEventStore store = LedgerEventStore.builder()
            .engine(new LedgerEventStorageEngine(storage))
            .build();
    private final MongoCollection<Document> commits = mongo.database().getCollection("ledger_commits");
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final Balances balances = new Balances();

    @AfterEach
    void stop() {
        store.shutDown();
        threads.shutdownNow();
        mongo.close();
    }

    @Test
    void anAlteredCommitIsParkedAndItsAggregateWaitsBehindItUntilItIsRepaired() {
        credit("A", 0, "1");
        credit("B", 0, "2");
        credit("A", 1, "3");
        Document original = commits.find(Filters.eq("_id", 1L)).first();
        commits.updateOne(Filters.eq("_id", 1L), Updates.set("e.0.p", "{\"accountId\":\"A\",\"amount\":1000}"));

        Processing processing = new Processing();
        processing.runUntil(() -> processing.letters.size() == 2);
        assertThat(balances.seen).containsExactly("B 2");
        assertThat(processing.lettersOf("A")).hasSize(2);
        assertThat(processing.firstCause("A")).contains("Commit 1 cannot be read (WRONG_LEAF_HASH)");
        assertThatThrownBy(() -> store.readEvents("A").next())
                .isInstanceOfSatisfying(UnreadableCommitException.class, e -> {
                    assertThat(e.position()).isEqualTo(1);
                    assertThat(e.reason()).isEqualTo(Reason.WRONG_LEAF_HASH);
                });

        assertThat(processing.retry()).isFalse();
        commits.replaceOne(Filters.eq("_id", 1L), original);
        assertThat(processing.retry()).isTrue();
        assertThat(balances.seen).containsExactly("B 2", "A 1", "A 3");
        assertThat(processing.letters.size()).isZero();
    }

    @Test
    void anEventOfUnknownTypeIsParkedUntilAVersionKnowsIt() {
        credit("A", 0, "1");
        credit("B", 0, "2");
        Ledger older = Ledger.in(mongo.database())
                .types(EventTypes.of(AccountEvent.AccountOpened.class))
                .build();
        assertThatThrownBy(() ->
                        new LedgerEventStorageEngine(older).readEvents("A").next())
                .isInstanceOfSatisfying(
                        UnreadableCommitException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_TYPE));

        LedgerEventStore olderStore = LedgerEventStore.builder()
                .engine(new LedgerEventStorageEngine(older))
                .build();
        Processing processing = new Processing(olderStore);
        processing.runUntil(() -> processing.letters.size() == 2);
        olderStore.shutDown();
        assertThat(processing.firstCause("A")).contains("UNKNOWN_TYPE").contains("Commit 1");

        assertThat(processing.retry()).isTrue();
        assertThat(processing.retry()).isTrue();
        assertThat(balances.seen).containsExactlyInAnyOrder("A 1", "B 2");
    }

    @Test
    void aLostCommitIsNamedAndOthersGoOn() {
        credit("A", 0, "1");
        credit("B", 0, "2");
        credit("C", 0, "3");
        commits.deleteOne(Filters.eq("_id", 2L));

        Processing processing = new Processing();
        processing.runUntil(() -> balances.seen.size() == 2);
        assertThat(balances.seen).containsExactly("A 1", "C 3");
        assertThat(processing.letters.size()).isEqualTo(1);
        assertThatThrownBy(() -> storage.commitsAfter(0, 10))
                .isInstanceOfSatisfying(UnreadableCommitException.class, e -> {
                    assertThat(e.position()).isEqualTo(2);
                    assertThat(e.reason()).isEqualTo(Reason.GAP);
                });
    }

    @Test
    void aFieldAddedToACommitIsDamage() {
        credit("A", 0, "1");
        commits.updateOne(Filters.eq("_id", 1L), Updates.set("note", "by hand"));

        assertThatThrownBy(() -> storage.commitsAfter(0, 10))
                .isInstanceOfSatisfying(
                        UnreadableCommitException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
        Processing processing = new Processing();
        processing.runUntil(() -> processing.letters.size() == 1);
        assertThat(processing.lettersOf("A")).hasSize(1);
    }

    private void credit(String account, long sequence, String amount) {
        DomainEventMessage<?> event = new GenericDomainEventMessage<>(
                "Account", account, sequence, new AccountCredited(account, new BigDecimal(amount)), Map.of());
        store.publish(event);
    }

    static final class Balances {

        private final List<String> seen = new CopyOnWriteArrayList<>();

        @EventHandler
        void on(AccountCredited event) {
            seen.add(event.accountId() + " " + event.amount());
        }
    }

    /** A processing group as the application wires one. */
    private final class Processing {

        private final Serializer serializer = AliasedJacksonSerializer.of(types, Upcasters.none());
        private final MongoTemplate template =
                DefaultMongoTemplate.builder().mongoDatabase(mongo.database()).build();
        private final SequencedDeadLetterQueue<EventMessage<?>> letters =
                MongoSequencedDeadLetterQueue.<EventMessage<?>>builder()
                        .processingGroup("balances")
                        .mongoTemplate(template)
                        .serializer(serializer)
                        .transactionManager(NoTransactionManager.instance())
                        .build();
        private final DeadLetteringEventHandlerInvoker invoker = DeadLetteringEventHandlerInvoker.builder()
                .eventHandlers(balances, new UnreadableEvents())
                .sequencingPolicy(new SubjectSequence())
                .queue(letters)
                .transactionManager(NoTransactionManager.instance())
                .build();
        private final PooledStreamingEventProcessor processor;

        Processing() {
            this(store);
        }

        Processing(LedgerEventStore source) {
            invoker.registerHandlerInterceptor(new RetryUnreadable(storage));
            processor = PooledStreamingEventProcessor.builder()
                    .name("balances")
                    .eventHandlerInvoker(invoker)
                    .messageSource(source)
                    .tokenStore(MongoTokenStore.builder()
                            .mongoTemplate(template)
                            .serializer(serializer)
                            .build())
                    .transactionManager(NoTransactionManager.instance())
                    .coordinatorExecutor(threads)
                    .workerExecutor(threads)
                    .initialSegmentCount(1)
                    .build();
        }

        void runUntil(BooleanSupplier reached) {
            processor.start();
            long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (!reached.getAsBoolean() && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            processor.shutDown();
            assertThat(reached.getAsBoolean()).isTrue();
        }

        boolean retry() {
            return invoker.processAny();
        }

        List<DeadLetter<? extends EventMessage<?>>> lettersOf(String aggregateId) {
            List<DeadLetter<? extends EventMessage<?>>> found = new CopyOnWriteArrayList<>();
            letters.deadLetterSequence(aggregateId).forEach(found::add);
            return found;
        }

        String firstCause(String aggregateId) {
            return lettersOf(aggregateId).get(0).cause().orElseThrow().message();
        }
    }
}
