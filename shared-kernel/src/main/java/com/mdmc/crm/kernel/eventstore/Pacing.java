package com.mdmc.crm.kernel.eventstore;

import java.util.concurrent.locks.LockSupport;

/** Elapsed time and pauses, apart from the wall clock, so that schedules can be replayed in tests. */
interface Pacing {

    Pacing REAL = new Pacing() {
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
