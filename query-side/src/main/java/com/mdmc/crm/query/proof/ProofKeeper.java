package com.mdmc.crm.query.proof;

import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.proof.StoredCheckpoints;
import com.mdmc.crm.ledger.proof.StoredTree;
import com.mdmc.crm.ledger.proof.TreeGrower;
import com.mdmc.crm.platform.privacy.MasterKey;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Schedules tree growth and signing, at most once per interval and only when there are new commits. */
public final class ProofKeeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProofKeeper.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration LONGEST_FINISH = Duration.ofSeconds(20);
    /** How long nothing is looked for where nothing was seen: another process may have left something when it died. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    private final TreeGrower grower;
    private final CheckpointSigner signer;
    private final LongSupplier seen;
    private final long interval;
    private volatile Thread thread;
    private long lastSigned;
    private long doneAt;
    private long doneFor = -1;

    /** @param seen the last position this process knows of, asked of nobody; −1 if it cannot know */
    ProofKeeper(TreeGrower grower, CheckpointSigner signer, LongSupplier seen, Duration interval) {
        this.grower = grower;
        this.seen = seen;
        this.signer = signer;
        this.interval = interval.toNanos();
        this.lastSigned = System.nanoTime() - this.interval;
    }

    /** A keeper without sinks, for benchmarks. */
    public static ProofKeeper alone(
            MongoDatabase database, Ledger ledger, MasterKey master, Duration interval, Clock clock) {
        CheckpointKeys keys = new CheckpointKeys(database, master, clock, CheckpointKeys.DEFAULT_NAME);
        return new ProofKeeper(
                new TreeGrower(ledger, new StoredTree(database), "alone", clock),
                new CheckpointSigner(keys, new StoredCheckpoints(database), (note, all) -> {}, clock),
                () -> -1,
                interval);
    }

    @Override
    public void start() {
        thread = new Thread(this::run, "ledger-proofs");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        Thread stopped = thread;
        thread = null;
        LockSupport.unpark(stopped);
        try {
            stopped.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        finish();
    }

    /** Stops after the last writer, so that the last checkpoint covers the whole ledger. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        publishLatest();
        while (isRunning()) {
            try {
                if (!step()) {
                    LockSupport.parkNanos(this, interval);
                }
            } catch (RuntimeException failed) {
                if (isRunning()) {
                    LOG.warn("The tree over the ledger cannot grow now: {}", failed.toString());
                    LockSupport.parkNanos(this, PAUSE_AFTER_FAILURE.toNanos());
                }
            }
        }
    }

    /** A note that was signed before the last stop may not have reached those outside. */
    private void publishLatest() {
        try {
            signer.publishLatest();
        } catch (RuntimeException failed) {
            LOG.warn("The latest checkpoint cannot be published now: {}", failed.toString());
        }
    }

    private void finish() {
        long deadline = System.nanoTime() + LONGEST_FINISH.toNanos();
        try {
            TreeGrower.Step step = grower.grow();
            while (step.hasMore() && System.nanoTime() < deadline) {
                step = grower.grow();
            }
            if (step.isOurs()) {
                signer.sign(step.head());
                grower.release();
            }
        } catch (RuntimeException failed) {
            LOG.warn("The last commits are not signed; they will be at the next start: {}", failed.toString());
        }
    }

    /** Answers whether there is more to do at once. */
    private boolean step() {
        long known = seen.getAsLong();
        long now = System.nanoTime();
        if (known >= 0 && known == doneFor && now - doneAt < LONGEST_REST.toNanos()) {
            return false;
        }
        TreeGrower.Step step = grower.grow();
        boolean isSigned = step.isOurs() && now - lastSigned >= interval && signer.sign(step.head());
        if (isSigned) {
            lastSigned = now;
        }
        boolean isDone = !step.hasMore()
                && !isSigned
                && now - lastSigned >= interval
                && step.head().size() >= known;
        doneFor = isDone ? known : -1;
        doneAt = now;
        return step.hasMore();
    }
}
