package com.mdmc.crm.ledger.axon.tail;

import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.ledger.AccountEvent;
import com.mdmc.crm.ledger.AccountEvent.AccountCredited;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.MemoryMongo;
import com.mdmc.crm.ledger.axon.LedgerEventStorageEngine;
import com.mdmc.crm.ledger.axon.LedgerEventStore;
import com.mdmc.crm.ledger.serialization.EventTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

/** What another process appends is noticed: by the server's announcement, or else by looking. */
class ChangeStreamListenerTest {

    @Test
    void aChangeStreamWakesAReaderThatWouldNotLookForAnHour() throws Exception {
        try (MemoryMongo mongo = MemoryMongo.announcing()) {
            assertNoticed(mongo, Duration.ofHours(1), 3);
        }
    }

    @Test
    void aServerWithoutChangeStreamsIsLookedAt() throws Exception {
        try (MemoryMongo mongo = new MemoryMongo()) {
            assertThat(storage(mongo).commits().changes()).isEmpty();
            assertNoticed(mongo, Duration.ofMillis(5), 3);
        }
    }

    private static void assertNoticed(MemoryMongo mongo, Duration poll, int commits) throws Exception {
        LedgerEventStore reader = store(mongo, poll);
        LedgerEventStore writer = store(mongo, Duration.ofHours(1));
        try (BlockingStream<TrackedEventMessage<?>> stream = reader.openStream(null)) {
            for (int i = 0; i < commits; i++) {
                writer.publish(new GenericDomainEventMessage<>(
                        "Account", "A", i, new AccountCredited("A", BigDecimal.valueOf(i))));
                assertThat(stream.hasNextAvailable(120, TimeUnit.SECONDS))
                        .as("commit %d is noticed", i)
                        .isTrue();
                stream.nextAvailable();
            }
        } finally {
            reader.shutDown();
            writer.shutDown();
        }
    }

    private static LedgerEventStore store(MemoryMongo mongo, Duration poll) {
        return LedgerEventStore.builder()
                .engine(new LedgerEventStorageEngine(storage(mongo)))
                .poll(poll)
                .build();
    }

    private static Ledger storage(MemoryMongo mongo) {
        return Ledger.in(mongo.database())
                .types(EventTypes.of(AccountEvent.class))
                .build();
    }
}
