package com.mdmc.crm.ledger.axon.message;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.StreamPosition;
import com.mdmc.crm.ledger.read.StoredSnapshot;
import com.mdmc.crm.ledger.serialization.EventCodec;
import com.mdmc.crm.ledger.serialization.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/** Axon messages of snapshots. One of a former revision is ignored, since the events hold the same state. */
public final class SnapshotMessages {

    private final Ledger ledger;
    private final EventCodec codec;

    public SnapshotMessages(Ledger ledger) {
        this.ledger = ledger;
        this.codec = ledger.codec();
    }

    public void keep(DomainEventMessage<?> snapshot) {
        EventType type = codec.typeOf(snapshot.getPayload());
        ledger.snapshots()
                .keep(new StoredSnapshot(
                        snapshot.getIdentifier(),
                        snapshot.getTimestamp(),
                        new StreamPosition(
                                snapshot.getType(), snapshot.getAggregateIdentifier(), snapshot.getSequenceNumber()),
                        type.alias(),
                        type.revision(),
                        codec.write(snapshot.getPayload())));
    }

    public Optional<DomainEventMessage<?>> of(String aggregateId) {
        return ledger.snapshots()
                .of(aggregateId)
                .filter(kept -> codec.readingOf(kept.alias(), kept.revision()).isReadable())
                .map(this::message);
    }

    private DomainEventMessage<?> message(StoredSnapshot kept) {
        StreamPosition at = kept.stream();
        try {
            return new GenericDomainEventMessage<>(
                    at.aggregateType(),
                    at.aggregateId(),
                    at.sequence(),
                    codec.read(kept.alias(), kept.revision(), kept.payload()),
                    MetaData.emptyInstance(),
                    kept.snapshotId(),
                    kept.timestamp());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
