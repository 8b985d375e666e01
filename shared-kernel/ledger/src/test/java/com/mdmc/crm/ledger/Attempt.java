package com.mdmc.crm.ledger;

import com.mdmc.crm.ledger.append.AppendFailedException;
import com.mdmc.crm.ledger.append.PendingCommit;
import com.mdmc.crm.ledger.append.StreamConflictException;
import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.NewCommit;
import com.mdmc.crm.ledger.format.NewEvent;
import java.util.List;

/** A commit that was tried, and what its writer was told. */
final class Attempt {

    private final NewCommit commit;
    private final PendingCommit pending;
    private CommitDocument acknowledged;
    private RuntimeException failure;

    Attempt(NewCommit commit) {
        this.commit = commit;
        this.pending = new PendingCommit(commit);
    }

    List<NewEvent> events() {
        return commit.events();
    }

    PendingCommit pending() {
        return pending;
    }

    void record() {
        if (!pending.isSettled()) {
            failure = new IllegalStateException("left unsettled");
            return;
        }
        try {
            CommitDocument outcome = pending.outcome();
            acknowledged = new CommitDocument(outcome.bytes().clone());
        } catch (StreamConflictException | AppendFailedException e) {
            failure = e;
        }
    }

    String commitId() {
        return pending.commitId();
    }

    /** The document that was acknowledged, or null. */
    CommitDocument acknowledged() {
        return acknowledged;
    }

    RuntimeException failure() {
        return failure;
    }

    boolean mayBeRecorded() {
        return acknowledged != null || failure instanceof AppendFailedException unknown && !unknown.isOutcomeKnown();
    }
}
