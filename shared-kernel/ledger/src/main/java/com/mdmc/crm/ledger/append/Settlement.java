package com.mdmc.crm.ledger.append;

import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.LogHead;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Outcomes of the commits of one batch, as far as they are still open, and the retries until they are known. */
final class Settlement {

    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(5).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(500).toNanos();

    private final List<PendingCommit> left;
    private final RetryPause pacing;
    private final long deadline;
    private long pause = FIRST_PAUSE_NANOS;
    private boolean sent;
    private boolean inDoubt;
    private boolean interrupted;

    Settlement(List<PendingCommit> batch, Duration patience, RetryPause pacing) {
        this.left = new ArrayList<>(batch);
        this.pacing = pacing;
        this.deadline = pacing.nanoTime() + patience.toNanos();
    }

    List<PendingCommit> left() {
        return left;
    }

    boolean isComplete() {
        return left.isEmpty();
    }

    /** Whether something was sent whose outcome is unknown. */
    boolean isInDoubt() {
        return inDoubt;
    }

    void sending() {
        sent = true;
        inDoubt = true;
    }

    /** Confirms the first {@code count} commits; returns the head after them. */
    LogHead confirmFirst(int count, LogHead head) {
        inDoubt = false;
        LogHead last = head;
        for (int i = 0; i < count; i++) {
            PendingCommit confirmed = left.get(i);
            last = confirmed.document().asHead();
            confirmed.confirm();
        }
        left.subList(0, count).clear();
        return last;
    }

    /** Confirms the commit that a stored document holds, if it belongs to this batch. */
    boolean confirm(CommitDocument stored) {
        String commitId = stored.commitId();
        for (PendingCommit pending : left) {
            if (pending.commitId().equals(commitId)) {
                pending.confirmAs(stored);
                left.remove(pending);
                return true;
            }
        }
        return false;
    }

    void failFirst(RuntimeException reason) {
        left.remove(0).fail(reason);
    }

    /** The connection failed: retry after a pause, until patience ends. */
    void doubt(MongoException cause) {
        if (pacing.nanoTime() > deadline) {
            abandon(cause);
        } else {
            pauseLonger();
        }
    }

    /** A duplicate was reported that no majority read shows yet. */
    void waitForMajority() {
        doubt(new MongoException("A duplicate key was reported, but no majority read shows who holds it"));
    }

    void interrupted() {
        interrupted = true;
        Thread.interrupted();
    }

    void restoreInterrupt() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The store refused the first attempt before anything was written. */
    void refused(MongoException cause) {
        sent = false;
        inDoubt = false;
        abandon(cause);
    }

    void abandon(Throwable cause) {
        left.forEach(pending -> pending.fail(
                sent
                        ? AppendFailedException.unknown(pending.commitId(), cause)
                        : AppendFailedException.notWritten(pending.commitId(), cause)));
        left.clear();
    }

    private void pauseLonger() {
        pacing.pause(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
    }
}
