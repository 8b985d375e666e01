package com.mdmc.crm.ledger.append;

import java.util.concurrent.locks.LockSupport;

/** Elapsed time and pauses, apart from the wall clock, so that schedules can be replayed in tests. */
public interface RetryPause {

    RetryPause REAL = new RetryPause() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void pause(long nanos) {
            LockSupport.parkNanos(nanos);
        }
    };

    long nanoTime();

    void pause(long nanos);
}
