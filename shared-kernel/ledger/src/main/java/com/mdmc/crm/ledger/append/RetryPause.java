package com.mdmc.crm.ledger.append;

import java.util.concurrent.locks.LockSupport;

/** Monotonic time and pauses of retries, replaceable so that tests can replay a schedule. */
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
