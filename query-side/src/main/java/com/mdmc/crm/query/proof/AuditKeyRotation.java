package com.mdmc.crm.query.proof;

import com.mdmc.crm.domain.access.AccessEvent.CheckpointKeyRotated;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import com.mdmc.crm.ledger.proof.KeyRecords;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.query.proof.CheckpointKeys.Successor;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;

/** Rotation of the key that signs checkpoints, recorded in the ledger. */
public final class AuditKeyRotation {

    private static final String RULE = "audit-key";

    private final CheckpointKeys keys;
    private final EventBus events;
    private final Ledger ledger;

    AuditKeyRotation(CheckpointKeys keys, EventBus events, Ledger ledger) {
        this.keys = keys;
        this.events = events;
        this.ledger = ledger;
    }

    /**
     * A rotation.
     *
     * @param size of the ledger that records it
     */
    public record Rotation(VerifyingKey retired, VerifyingKey key, long size) {}

    /**
     * Rotates the key. The event precedes the first signature of the new key: the old key signs a tree that names the
     * new one, so that a holder of the old public key can trust the new one.
     */
    public Rotation rotate() {
        Successor successor = keys.drawSuccessor();
        VerifyingKey retired = successor.retiring().key();
        String subject = KeyRecords.SUBJECT + successor.number();
        CheckpointKeyRotated rotated =
                new CheckpointKeyRotated(subject, successor.key().toString(), retired.toString());
        EventMetadata metadata = RequestContext.system(RULE, subject, null).metadata("RotateAuditKey");
        events.publish(new GenericEventMessage<>(rotated, metadata.toMap()));
        long size = ledger.head();
        keys.succeed(successor, size);
        return new Rotation(retired, successor.key(), size);
    }
}
