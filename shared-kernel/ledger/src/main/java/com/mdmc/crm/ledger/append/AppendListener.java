package com.mdmc.crm.ledger.append;

import com.mdmc.crm.ledger.format.NewCommit;

/** Hears of appends, for metrics. Called by the threads that append, which it must not hold up. */
public interface AppendListener {

    /** Hears nothing. */
    AppendListener NONE = new AppendListener() {
        @Override
        public void written(int commits, long nanos) {}

        @Override
        public void appended(NewCommit commit) {}
    };

    /** A batch was sent and settled, whatever became of its commits. */
    void written(int commits, long nanos);

    /** A commit is durable. */
    void appended(NewCommit commit);
}
