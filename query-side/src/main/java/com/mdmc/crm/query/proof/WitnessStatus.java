package com.mdmc.crm.query.proof;

import com.mdmc.crm.domain.access.AccessEvent.CheckpointCosigningFailed;
import com.mdmc.crm.domain.access.AccessEvent.CheckpointCosigningResumed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.eventhandling.EventBus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Whether the witness co-signs: in the log, in the health's details, and in the audit once an outage lasts. The program
 * goes on serving, because a witness that is away or wrong must not be able to stop it.
 */
final class WitnessStatus extends AbstractHealthIndicator {

    static final String UNREACHABLE = "unreachable";
    static final String CONTRADICTED = "contradicted";
    private static final Logger LOG = LoggerFactory.getLogger(WitnessStatus.class);

    private final String witness;
    private final EventBus events;
    private final Clock clock;
    private final Duration patience;
    private long cosigned;
    private String cause;
    private Instant since;
    private boolean isRecorded;

    /**
     * @param witness its public key; empty for none
     * @param patience how long it may be unreachable before that is put on record
     */
    WitnessStatus(String witness, EventBus events, Clock clock, Duration patience) {
        super("the witness cannot be told");
        this.witness = witness;
        this.events = events;
        this.clock = clock;
        this.patience = patience;
    }

    synchronized void cosigned(long size) {
        cosigned = size;
        if (isRecorded) {
            LOG.warn("The witness {} co-signs again, up to commit {}", witness, size);
            CheckpointAlarm.record(
                    events, "CosignCheckpoint", new CheckpointCosigningResumed(CheckpointAlarm.SUBJECT, witness, size));
        }
        cause = null;
        isRecorded = false;
    }

    /** @param size of the checkpoint that is not co-signed */
    synchronized void failing(long size, String why, String detail) {
        Instant now = clock.instant();
        if (!why.equals(cause)) {
            LOG.warn("The witness {} does not co-sign the checkpoint of {} commits: {}", witness, size, detail);
            since = cause == null ? now : since;
            cause = why;
            isRecorded = false;
        }
        boolean isDue = why.equals(CONTRADICTED) || !since.plus(patience).isAfter(now);
        if (isDue && !isRecorded) {
            isRecorded = true;
            LOG.error("The witness {} does not co-sign: {} since {} ({})", witness, why, since, detail);
            CheckpointAlarm.record(
                    events,
                    why.equals(CONTRADICTED) ? "ContradictCheckpoint" : "CosignCheckpoint",
                    new CheckpointCosigningFailed(CheckpointAlarm.SUBJECT, witness, size, why));
        }
    }

    @Override
    protected synchronized void doHealthCheck(Health.Builder health) {
        health.up();
        if (!witness.isEmpty()) {
            health.withDetail("witness", witness).withDetail("cosigned", cosigned);
        }
        if (cause != null) {
            health.withDetail("cause", cause).withDetail("since", since.toString());
        }
    }
}
