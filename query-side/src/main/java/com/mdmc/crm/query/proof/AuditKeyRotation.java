package com.mdmc.crm.query.proof;

import com.mdmc.crm.domain.access.AccessEvent.CheckpointKeyRotated;
import com.mdmc.crm.ledger.merkle.VerifyingKey;
import com.mdmc.crm.ledger.proof.KeyRecords;
import com.mdmc.crm.ledger.read.Ledger;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.platform.security.CurrentRequest;
import com.mdmc.crm.query.proof.CheckpointKeys.Successor;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;

/** Puts a new key in the place of the one that signs checkpoints, and on record that it did. */
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
     * One key in the place of another.
     *
     * @param size of the ledger that records it
     */
    public record Rotation(VerifyingKey retired, VerifyingKey key, long size) {}

    /**
     * Rotates. The event comes before the key's first signature: the old key signs a tree that names the new one, which is
     * how somebody who has only the old public key comes to trust the new.
     */
    public Rotation rotate() {
        Successor successor = keys.drawSuccessor();
        VerifyingKey retired = successor.retiring().key();
        String subject = KeyRecords.SUBJECT + successor.number();
        CheckpointKeyRotated rotated =
                new CheckpointKeyRotated(subject, successor.key().toString(), retired.toString());
        CurrentRequest.as(Actor.system(RULE), subject, null, () -> {
            events.publish(new GenericEventMessage<>(
                    rotated, CurrentRequest.get().provenance("RotateAuditKey").toMap()));
            return null;
        });
        long size = ledger.head();
        keys.succeed(successor, size);
        return new Rotation(retired, successor.key(), size);
    }
}
