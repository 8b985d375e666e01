package com.mdmc.crm.query.proof;

import com.mdmc.crm.domain.access.AccessEvent;
import com.mdmc.crm.domain.access.AccessEvent.CheckpointMismatchDetected;
import com.mdmc.crm.ledger.format.EventMetadata;
import com.mdmc.crm.ledger.proof.CheckpointMismatch;
import com.mdmc.crm.platform.configuration.Readiness;
import com.mdmc.crm.platform.security.RequestContext;
import com.mdmc.crm.platform.security.SecretToken;
import java.util.Optional;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;

/** Alarm for a ledger that differs from its checkpoints: the program is not ready, and the audit shows why. */
final class CheckpointAlarm {

    static final String SUBJECT = "ledger";
    private static final String CAUSE = "checkpoint";

    private final LedgerIdentity ledger;
    private final EventBus events;
    private final Readiness readiness;
    private String recorded = "";

    CheckpointAlarm(LedgerIdentity ledger, EventBus events, Readiness readiness) {
        this.ledger = ledger;
        this.events = events;
        this.readiness = readiness;
    }

    private synchronized void raise(CheckpointMismatch found) {
        readiness.lost(CAUSE, found.text());
        // The event itself makes the ledger another one, so that only what was signed tells one finding from the next.
        if (!found.signedRoot().equals(recorded)) {
            recorded = found.signedRoot();
            record(
                    events,
                    "CompareCheckpoint",
                    new CheckpointMismatchDetected(
                            SUBJECT, found.signed().size(), found.signedRoot(), found.size(), found.ledgerRoot()));
        }
    }

    /** Whether a checkpoint was signed for the ledger as it is; raises the alarm if not. */
    boolean isOfThisLedger(KeptCheckpoint kept) {
        if (!ledger.isOurs(kept)) {
            readiness.lost(CAUSE, kept.file() + " is signed by no key of this store");
            return false;
        }
        Optional<CheckpointMismatch> mismatch = ledger.mismatch(kept);
        mismatch.ifPresent(this::raise);
        return mismatch.isEmpty();
    }

    /** Something else that is wrong with the ledger. */
    void raise(String finding) {
        readiness.lost(CAUSE, finding);
    }

    void resolved() {
        readiness.resolved(CAUSE);
    }

    static void record(EventBus events, String command, AccessEvent event) {
        EventMetadata metadata =
                RequestContext.system("checkpoint", SecretToken.drawId(), null).metadata(command);
        events.publish(new GenericEventMessage<>(event, metadata.toMap()));
    }
}
