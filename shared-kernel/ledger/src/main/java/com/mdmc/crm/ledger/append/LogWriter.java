package com.mdmc.crm.ledger.append;

import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.LogHead;
import com.mdmc.crm.ledger.format.StreamKey;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.bulk.BulkWriteError;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writer of the log: gives commits their positions by compare-and-set. Inserting a document under a position succeeds
 * for one writer only, so that after a lost connection the document at the position tells what became of a commit. Used
 * by one thread at a time.
 */
public final class LogWriter {

    private static final int DUPLICATE_KEY = 11000;
    private static final int LOOK_AHEAD = 128;
    private static final long CONTEST_NANOS = Duration.ofMillis(100).toNanos();

    private final CommitLog commits;
    private final Clock clock;
    private final Duration patience;
    private final RetryPause pacing;
    private LogHead head;
    private long contestedUntil = Long.MIN_VALUE;

    /**
     * @param clock stamps the write time and decides nothing
     * @param patience how long an unreachable store is asked for the outcome of a write
     */
    public LogWriter(CommitLog commits, Clock clock, Duration patience, RetryPause pacing) {
        this.commits = commits;
        this.clock = clock;
        this.patience = patience;
        this.pacing = pacing;
    }

    /** Settles every commit of a batch: appended in this order, or failed for a reason of its own. */
    public void write(List<PendingCommit> batch) {
        Settlement settlement = new Settlement(batch, patience, pacing);
        try {
            while (!settlement.isComplete()) {
                attempt(settlement);
            }
        } catch (RuntimeException | Error e) {
            head = null;
            settlement.abandon(e);
        } finally {
            settlement.restoreInterrupt();
        }
    }

    private void attempt(Settlement settlement) {
        try {
            if (head == null) {
                head = commits.head();
            }
            if (settlement.isInDoubt() || isContested()) {
                lookAhead(settlement);
            }
            if (!settlement.isComplete()) {
                send(settlement);
            }
        } catch (MongoInterruptedException e) {
            settlement.interrupted();
        } catch (MongoException e) {
            settlement.doubt(e);
        }
    }

    private void send(Settlement settlement) {
        List<CommitDocument> documents = stamped(settlement.left());
        boolean isFirst = !settlement.isInDoubt();
        settlement.sending();
        try {
            commits.insert(documents);
            head = settlement.confirmFirst(documents.size(), head);
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().isEmpty() || e.getWriteConcernError() != null) {
                throw e;
            }
            resolve(e.getWriteErrors().get(0), settlement);
        } catch (MongoCommandException e) {
            if (!isFirst || UnwritableStore.of(e).isEmpty()) {
                throw e;
            }
            settlement.refused(e);
        }
    }

    private List<CommitDocument> stamped(List<PendingCommit> left) {
        long now = clock.millis();
        LogHead behind = head;
        List<CommitDocument> documents = new ArrayList<>(left.size());
        for (PendingCommit pending : left) {
            pending.document().stamp(behind, now);
            documents.add(pending.document());
            behind = pending.document().asHead();
        }
        return documents;
    }

    /** The server stopped at one document; those before it are stored. */
    private void resolve(BulkWriteError error, Settlement settlement) {
        head = settlement.confirmFirst(error.getIndex(), head);
        PendingCommit refused = settlement.left().get(0);
        if (error.getCode() != DUPLICATE_KEY) {
            settlement.failFirst(AppendFailedException.notWritten(
                    refused.commitId(), new MongoException(error.getCode(), error.getMessage())));
        } else if (lookAhead(settlement)) {
            contestedUntil = pacing.nanoTime() + CONTEST_NANOS;
        } else {
            resolveConflict(refused, settlement);
        }
    }

    /**
     * Reads beyond the known head: own commits whose acknowledgement was lost are confirmed, those of other writers move
     * the head.
     *
     * @return whether anything was found
     */
    private boolean lookAhead(Settlement settlement) {
        long before = head.position();
        List<CommitDocument> ahead = commits.after(before, LOOK_AHEAD);
        while (!ahead.isEmpty()) {
            for (CommitDocument document : ahead) {
                settlement.confirm(document);
                head = document.asHead();
            }
            ahead = ahead.size() < LOOK_AHEAD ? List.of() : commits.after(head.position(), LOOK_AHEAD);
        }
        return head.position() > before;
    }

    /** Another writer took a position lately: reading first is cheaper than losing again, and fairer. */
    private boolean isContested() {
        return pacing.nanoTime() < contestedUntil;
    }

    /** The position is free, so the duplicate is a stream key, held by another commit or by this one. */
    private void resolveConflict(PendingCommit refused, Settlement settlement) {
        for (StreamKey key : refused.streamKeys()) {
            List<CommitDocument> holders = commits.holding(List.of(key));
            if (!holders.isEmpty()) {
                CommitDocument holder = holders.get(0);
                if (!settlement.confirm(holder)) {
                    settlement.failFirst(new StreamConflictException(key, holder.position()));
                }
                return;
            }
        }
        settlement.waitForMajority();
    }
}
