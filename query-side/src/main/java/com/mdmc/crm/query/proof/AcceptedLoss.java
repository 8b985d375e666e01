package com.mdmc.crm.query.proof;

import com.mdmc.crm.domain.access.AccessEvent.CheckpointMismatchAccepted;
import com.mdmc.crm.ledger.proof.CheckpointMismatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.axonframework.eventhandling.EventBus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Acceptance of a loss by an operator: the ledger differs from its checkpoints and is to be continued. The acceptance
 * is recorded first; then the contradicted checkpoints are set aside, so that new ones can be published.
 */
final class AcceptedLoss implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptedLoss.class);
    private static final DateTimeFormatter NOW =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    private final LedgerIdentity ledger;
    private final EventBus events;
    private final Clock clock;
    private boolean running;

    AcceptedLoss(LedgerIdentity ledger, EventBus events, Clock clock) {
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        for (KeptCheckpoint kept : ledger.kept()) {
            Optional<CheckpointMismatch> mismatch = ledger.mismatch(kept);
            if (mismatch.isPresent() || !ledger.isOurs(kept)) {
                mismatch.ifPresent(this::record);
                putAside(kept.file());
            }
        }
    }

    private void record(CheckpointMismatch found) {
        LOG.error("Accepted by the operator: {}", found.text());
        CheckpointAlarm.record(
                events,
                "AcceptLoss",
                new CheckpointMismatchAccepted(
                        CheckpointAlarm.SUBJECT,
                        found.signed().size(),
                        found.signedRoot(),
                        found.size(),
                        found.ledgerRoot()));
    }

    private void putAside(Path file) {
        try {
            Files.move(file, file.resolveSibling("checkpoint.lost-" + NOW.format(clock.instant()) + ".txt"));
        } catch (IOException immovable) {
            throw new UncheckedIOException(immovable);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the ledger can be appended to, before the keeper of the tree publishes. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
