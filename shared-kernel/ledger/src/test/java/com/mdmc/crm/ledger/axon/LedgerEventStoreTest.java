package com.mdmc.crm.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.ledger.AccountEvent;
import com.mdmc.crm.ledger.AccountEvent.AccountCredited;
import com.mdmc.crm.ledger.AccountEvent.AccountOpened;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.MemoryMongo;
import com.mdmc.crm.ledger.axon.message.CommitReceipt;
import com.mdmc.crm.ledger.axon.message.LedgerPosition;
import com.mdmc.crm.ledger.format.Commit;
import com.mdmc.crm.ledger.serialization.EventTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerEventStoreTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MemoryMongo mongo = new MemoryMongo();
    private final Ledger storage =
            Ledger.in(mongo.database()).types(EventTypes.of(AccountEvent.class)).build();
    private final LedgerEventStore store = LedgerEventStore.builder()
            .engine(new LedgerEventStorageEngine(storage))
            .build();

    @AfterEach
    void stop() {
        store.shutDown();
        mongo.close();
    }

    @Test
    void anAggregateIsReadBackAsItWasRecorded() {
        store.publish(event("A", 0, new AccountOpened("A", "Ann", NOON)), event("A", 1, credited("A", "12.50")));

        assertThat(payloads(store.readEvents("A").asStream().toList()))
                .containsExactly(new AccountOpened("A", "Ann", NOON), credited("A", "12.50"));
        assertThat(payloads(store.readEvents("A", 1).asStream().toList())).containsExactly(credited("A", "12.50"));
        assertThat(store.readEvents("B").hasNext()).isFalse();
    }

    @Test
    void aSecondCommitAtTheSameSequenceIsAConflict() {
        store.publish(event("A", 0, credited("A", "1")));
        store.publish(event("A", 1, credited("A", "2")));

        assertThatThrownBy(() -> store.publish(event("A", 0, credited("A", "3"))))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThatThrownBy(() -> store.publish(event("A", 1, credited("A", "3"))))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(storage.head()).isEqualTo(2);
    }

    @Test
    void aUnitOfWorkIsOneCommitAndAnswersItsPositionOnTheReceipt() {
        CommitReceipt receipt = new CommitReceipt();
        DefaultUnitOfWork<?> work = DefaultUnitOfWork.startAndGet(
                GenericCommandMessage.asCommandMessage("command").andMetaData(receipt.asMetaData()));
        work.onPrepareCommit(u -> store.publish(new GenericEventMessage<>(credited("C", "3"))));
        work.execute(() -> {
            store.publish(event("A", 0, credited("A", "1")));
            store.publish(event("B", 0, credited("B", "2")));
        });

        List<Commit> commits = storage.commitsAfter(0, 10);
        assertThat(commits).hasSize(1);
        assertThat(commits.get(0).events()).hasSize(3);
        assertThat(commits.get(0).subjects()).containsExactly("A", "B", "C");
        assertThat(receipt.position()).hasValue(1);
    }

    @Test
    void aStreamSeesEveryEventInOrderWithItsPlaceInTheLedger() throws Exception {
        TrackingEventStream stream = store.openStream(null);
        store.publish(event("A", 0, credited("A", "1")), event("A", 1, credited("A", "2")));
        store.publish(new GenericEventMessage<>(credited("B", "3"), Map.of("actor", "ann")));

        List<TrackedEventMessage<?>> seen = new ArrayList<>();
        while (seen.size() < 3 && stream.hasNextAvailable(60, TimeUnit.SECONDS)) {
            seen.add(stream.nextAvailable());
        }
        assertThat(payloads(seen)).containsExactly(credited("A", "1"), credited("A", "2"), credited("B", "3"));
        assertThat(seen.stream()
                        .map(LedgerPosition::of)
                        .map(at -> at.position() + "/" + at.index() + at.lastOfCommit()))
                .containsExactly("1/0false", "1/1true", "2/0true");
        assertThat(LedgerPosition.of(seen.get(2)).subject()).isEqualTo("B");
        assertThat(seen.get(2).getMetaData()).containsEntry("actor", "ann");
        assertThat(store.openStream(seen.get(0).trackingToken()).nextAvailable().getPayload())
                .isEqualTo(credited("A", "2"));
    }

    @Test
    void anotherProcessIsFollowedByPolling() throws Exception {
        LedgerEventStore other = LedgerEventStore.builder()
                .engine(new LedgerEventStorageEngine(storage))
                .poll(Duration.ofMillis(5))
                .build();
        TrackingEventStream stream = other.openStream(null);
        store.publish(event("A", 0, credited("A", "1")));
        assertThat(stream.hasNextAvailable(60, TimeUnit.SECONDS)).isTrue();
        other.shutDown();
    }

    @Test
    void aSnapshotShortensTheStream() {
        store.publish(event("A", 0, credited("A", "1")), event("A", 1, credited("A", "2")));
        store.storeSnapshot((DomainEventMessage<?>) event("A", 1, credited("A", "3")));
        store.publish(event("A", 2, credited("A", "4")));

        assertThat(payloads(store.readEvents("A").asStream().toList()))
                .containsExactly(credited("A", "3"), credited("A", "4"));
    }

    private static AccountCredited credited(String id, String amount) {
        return new AccountCredited(id, new BigDecimal(amount));
    }

    private static EventMessage<?> event(String id, long sequence, AccountEvent payload) {
        return new GenericDomainEventMessage<>("Account", id, sequence, payload);
    }

    private static List<Object> payloads(List<? extends EventMessage<?>> messages) {
        return messages.stream().<Object>map(EventMessage::getPayload).toList();
    }
}
