package com.mdmc.crm.ledger.append;

import com.mdmc.crm.ledger.format.CommitDocument;
import com.mdmc.crm.ledger.format.CommitEncoder;
import com.mdmc.crm.ledger.format.NewCommit;
import com.mdmc.crm.ledger.format.StreamKey;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Commit that waits to be appended, with the thread that waits for it. */
public final class PendingCommit {

    private final NewCommit commit;
    private CommitDocument document;
    private final Thread waiter = Thread.currentThread();
    private volatile boolean settled;
    private RuntimeException failure;

    public PendingCommit(NewCommit commit) {
        this.commit = commit;
        this.document = CommitEncoder.encode(commit);
    }

    public String commitId() {
        return commit.commitId();
    }

    public List<StreamKey> streamKeys() {
        return commit.streamKeys();
    }

    CommitDocument document() {
        return document;
    }

    public boolean isSettled() {
        return settled;
    }

    void confirm() {
        settled = true;
    }

    /** Stored by an earlier attempt, whose bytes count. */
    void confirmAs(CommitDocument stored) {
        document = stored;
        settled = true;
    }

    void fail(RuntimeException reason) {
        failure = reason;
        settled = true;
    }

    void wake() {
        if (waiter != Thread.currentThread()) {
            LockSupport.unpark(waiter);
        }
    }

    /** The stored document; throws the exception the commit failed with. */
    public CommitDocument outcome() {
        if (failure != null) {
            throw failure;
        }
        return document;
    }
}
