package com.mdmc.crm.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.ledger.AccountEvent;
import com.mdmc.crm.ledger.AccountEvent.AccountCredited;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.MemoryMongo;
import com.mdmc.crm.ledger.axon.LedgerProcessors.Group;
import com.mdmc.crm.ledger.axon.message.AliasedJacksonSerializer;
import com.mdmc.crm.ledger.axon.message.LedgerToken;
import com.mdmc.crm.ledger.axon.token.LeasedTokenStore;
import com.mdmc.crm.ledger.serialization.EventTypes;
import com.mdmc.crm.ledger.serialization.Upcasters;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One group of a processor stands still while another goes on, across processes, and misses nothing in the end. */
class GroupPausesTest {
    private static final String PROCESSOR = "side";
    private static final String PAUSED = "paused-one";
    private static final String OTHER = "other";

    private final MemoryMongo mongo = new MemoryMongo();
    private final EventTypes types = EventTypes.of(AccountEvent.class);
    private final Serializer serializer = AliasedJacksonSerializer.of(types, Upcasters.none());
    private final MongoTemplate template =
            DefaultMongoTemplate.builder().mongoDatabase(mongo.database()).build();
    private final Map<String, List<Integer>> seen = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Node writer = new Node();
    private int credits;

    @AfterEach
    void stop() {
        nodes.forEach(Node::stop);
        mongo.close();
    }

    @Test
    void aPausedGroupStandsStillAloneAndTakesInWhatItMissedOnce() {
        Node first = node();
        credit(3);
        await(() -> seen(OTHER) == 3 && seen(PAUSED) == 3);
        first.pause(Set.of(PAUSED));
        credit(700);
        await(() -> seen(OTHER) == 703);
        assertThat(seen.get(PAUSED)).hasSize(3);
        assertThat(LedgerToken.positionOf(first.processors.standing().get(PAUSED)))
                .isEqualTo(3);
        first.stop();

        Node second = node();
        credit(10);
        await(() -> seen(OTHER) == 713);
        assertThat(seen.get(PAUSED)).hasSize(3);
        Thread live = new Thread(() -> credit(300));
        live.start();
        second.pause(Set.of());
        await(() -> !live.isAlive() && seen(OTHER) == 1013 && seen(PAUSED) == 1013);
        assertThat(seen.get(PAUSED)).isEqualTo(seen.get(OTHER)).isSorted().doesNotHaveDuplicates();
        assertThat(second.processors.standing()).isEmpty();
    }

    @Test
    void whatFailsAmongTheMissedWaitsAndTheRestGoesOn() {
        Node node = node();
        credit(1);
        await(() -> seen(PAUSED) == 1);
        node.pause(Set.of(PAUSED));
        credit("poison", -1);
        credit(2);
        await(() -> seen(OTHER) == 4);
        node.pause(Set.of());
        await(() -> seen(PAUSED) == 3);
        assertThat(node.processors.groupsWithDeadLetters()).containsExactly(PAUSED);
        assertThat(node.processors.parkedBy(PAUSED).contains("poison")).isTrue();
    }

    private int seen(String group) {
        return seen.getOrDefault(group, List.of()).size();
    }

    private synchronized void credit(int times) {
        for (int i = 0; i < times; i++) {
            credit("account" + credits, credits++);
        }
    }

    private void credit(String account, int amount) {
        writer.store.publish(new GenericDomainEventMessage<>(
                "Account", account, 0, new AccountCredited(account, BigDecimal.valueOf(amount))));
    }

    private Node node() {
        Node node = new Node();
        node.start();
        return node;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private final class Node {
        private final Ledger ledger = Ledger.in(mongo.database()).types(types).build();
        private final LedgerEventStore store = LedgerEventStore.builder()
                .engine(new LedgerEventStorageEngine(ledger))
                .build();
        private final LeasedTokenStore tokens = new LeasedTokenStore(template, serializer, processor -> List.of(), "");
        private final LedgerProcessors processors = new LedgerProcessors(template, serializer, ledger, tokens);
        private Configuration axon;

        Node() {
            nodes.add(this);
        }

        void start() {
            Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                    .configureEventStore(unused -> store)
                    .configureSerializer(unused -> serializer)
                    .registerComponent(TokenStore.class, unused -> tokens)
                    .registerComponent(TransactionManager.class, unused -> NoTransactionManager.instance());
            configurer.eventProcessing(processing ->
                    processors.register(processing, PROCESSOR, 10, List.of(group(PAUSED), group(OTHER)), List.of()));
            axon = configurer.start();
            await(() -> tokens.isHeldHere(PROCESSOR));
        }

        private Group group(String name) {
            List<Integer> handled =
                    seen.computeIfAbsent(name, unseen -> Collections.synchronizedList(new ArrayList<>()));
            EventMessageHandler handler = new EventMessageHandler() {
                @Override
                public Object handle(EventMessage<?> message) {
                    int amount =
                            ((AccountCredited) message.getPayload()).amount().intValue();
                    if (amount < 0 && name.equals(PAUSED)) {
                        throw new IllegalStateException("poison");
                    }
                    return handled.add(amount);
                }

                @Override
                public boolean canHandleType(Class<?> payloadType) {
                    return AccountCredited.class.equals(payloadType);
                }
            };
            return new Group(name, handler, processors.parkedBy(name), () -> {});
        }

        void pause(Set<String> wished) {
            processors.pauseOnly(wished, axon.eventProcessingConfiguration());
        }

        void stop() {
            if (axon != null) {
                axon.shutdown();
                axon = null;
            }
            tokens.close();
            store.shutDown();
        }
    }
}
